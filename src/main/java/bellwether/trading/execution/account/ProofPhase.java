package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.cost.TakerRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What the close of a bar proves about its range: trails that followed and were reached, targets
/// after a limit entry, returns to a limit after its stop.
final class ProofPhase {
    private final AccountBook book;
    private final TradeBooking trades;
    private final TrailingStops trails;
    private final RangePhase range;

    ProofPhase(AccountBook book, TradeBooking trades, TrailingStops trails, RangePhase range) {
        this.book = book;
        this.trades = trades;
        this.trails = trails;
        this.range = range;
    }

    void run(SymbolBook symbol) {
        if (!symbol.trades || symbol.orders.isEmpty()) {
            return;
        }
        List<LiveOrder> targets = new ArrayList<>();
        List<LiveOrder> returns = new ArrayList<>();
        for (LiveOrder order : List.copyOf(symbol.orders)) {
            if (!order.isOpen() || order.acceptedAt > book.step().time()) {
                continue;
            }
            if (order.isTrailing() && !order.triggered) {
                follow(order, symbol);
            } else if (order.liveSince == LiveSince.LIMIT_ENTRY
                    && order.kind() == ActiveKind.LIMIT) {
                targets.add(order);
            } else if (order.needsProof) {
                returns.add(order);
            }
        }
        targets.forEach(order -> prove(order, symbol, false));
        returns.forEach(order -> prove(order, symbol, true));
    }

    private void prove(LiveOrder order, SymbolBook symbol, boolean enters) {
        double close = symbol.currentBar().close();
        if (!order.isOpen()
                || order.limit == null
                || symbol.blocks(order.side)
                || !book.rules.prices().fills(order.side, close, order.limit)) {
            return;
        }
        BigDecimal before = order.filled;
        List<LiveOrder> idle = new ArrayList<>(symbol.orders);
        idle.removeIf(
                exit -> !exit.reducesOnly() || trades.reservations().closing(exit).signum() > 0);
        TradeTerms terms = TradeTerms.limit(order.limit.exact(), false);
        trades.trade(order, terms);
        if (enters && order.filled.compareTo(before) > 0) {
            range.afterEntry(symbol, terms, idle);
        }
    }

    /// The level follows the bar's extreme as far as that lies after the entry; a close beyond it
    /// proves that it was reached.
    private void follow(LiveOrder order, SymbolBook symbol) {
        TapeBar bar = symbol.currentBar();
        double extreme = order.side == OrderSide.SELL ? bar.high() : bar.low();
        double proven =
                switch (order.liveSince) {
                    case OPEN, STOP_ENTRY -> extreme;
                    case LIMIT_ENTRY, CLOSE -> bar.close();
                };
        if (order.liveSince == LiveSince.CLOSE || !trails.follow(order, proven)) {
            return;
        }
        book.changed(order);
        boolean acts = !order.reducesOnly() || trades.reservations().closing(order).signum() > 0;
        if (acts && order.stop != null && isReachedAfter(order, order.stop, bar)) {
            BigDecimal price = order.stop.exact();
            boolean certain = PricePolicy.reaches(order.side, bar.close(), order.stop);
            trades.exits().trigger(order);
            if (!symbol.blocks(order.side)) {
                trades.trade(order, TradeTerms.stop(price, TakerRule.FULL, !certain));
            }
        }
    }

    /// By the close, which proves it, or by the whole bar where the rules take the worst.
    private boolean isReachedAfter(LiveOrder order, PriceLevel level, TapeBar bar) {
        boolean whole = book.rules.trailsStopInside() && order.liveSince != LiveSince.LIMIT_ENTRY;
        double far = order.side == OrderSide.SELL ? bar.low() : bar.high();
        return PricePolicy.reaches(order.side, whole ? far : bar.close(), level);
    }
}
