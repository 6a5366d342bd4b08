package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/// The close of the symbols whose session ends: orders at the close, and the end of those for a
/// day.
final class ClosePhase {
    private final AccountBook book;
    private final TradeBooking trades;

    ClosePhase(AccountBook book, TradeBooking trades) {
        this.book = book;
        this.trades = trades;
    }

    /// @param walked those with a bar, of which some may go on trading after it
    void run(List<SymbolBook> walked) {
        List<SymbolBook> symbols = new ArrayList<>(walked);
        symbols.removeIf(symbol -> !book.step().endsSession(symbol.symbol));
        List<LiveOrder> atClose = new ArrayList<>(0);
        for (SymbolBook symbol : symbols) {
            for (LiveOrder order : symbol.orders) {
                if (symbol.trades
                        && order.kind() == ActiveKind.CLOSE
                        && order.acceptedAt <= book.step().time()
                        && !symbol.blocks(order.side)) {
                    atClose.add(order);
                }
            }
        }
        if (!atClose.isEmpty()) {
            trade(atClose);
        }
        symbols.forEach(this::expire);
    }

    private void trade(List<LiveOrder> atClose) {
        atClose.sort(OrderRanks.REDUCING);
        for (LiveOrder order : atClose) {
            if (order.isOpen()) {
                trades.close(order, terms(order));
            }
        }
        atClose.sort(OrderRanks.OPENING);
        for (LiveOrder order : atClose) {
            if (order.isOpen()) {
                trades.close(order, terms(order));
            }
            if (order.isOpen()) {
                trades.open(order, terms(order));
            }
            order.draft = null;
        }
    }

    private TradeTerms terms(LiveOrder order) {
        return TradeTerms.close(Prices.exact(book.book(order).currentBar().close()));
    }

    private void expire(SymbolBook symbol) {
        if (symbol.orders.isEmpty()) {
            return;
        }
        for (LiveOrder order : List.copyOf(symbol.orders)) {
            if (isForDay(order) && order.acceptedAt <= book.step().time()) {
                book.end(order, OrderState.EXPIRED, OrderReason.DAY_OVER);
            }
        }
    }

    static boolean isForDay(LiveOrder order) {
        return order.order.timeInForce() instanceof TimeInForce.Day
                || order.kind() == ActiveKind.CLOSE;
    }
}
