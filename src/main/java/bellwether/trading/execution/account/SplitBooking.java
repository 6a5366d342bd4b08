package bellwether.trading.execution.account;

import bellwether.platform.base.Refusal;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A split, where the raw price jumps as it says: quantities times the ratio, prices through it.
final class SplitBooking {
    private final AccountBook book;
    private final ExitOrders exits;
    private final Reservations reservations;

    SplitBooking(AccountBook book, ExitOrders exits, Reservations reservations) {
        this.book = book;
        this.exits = exits;
        this.reservations = reservations;
    }

    void apply(TapeAction.Split split) {
        SymbolBook symbol = book.symbol(split.symbol());
        if (symbol.bar == null) {
            throw Refusal.invalid(
                    "/actions/split",
                    "must be given with a bar of its symbol, was without one of " + split.symbol());
        }
        if (!split.walked() && !jumps(symbol, split)) {
            book.event(new AccountEvent.SplitIgnored(split.symbol(), split.exDate()));
            return;
        }
        if (!split.walked()) {
            symbol.split(split.after(), split.before());
        }
        for (LiveOrder order : List.copyOf(symbol.orders)) {
            if (order.acceptedAt < split.ordersBefore().getEpochSecond()) {
                change(order, split, symbol);
            }
        }
        for (Holding holding : symbol.holdings.values()) {
            change(holding, split, symbol);
        }
        symbol.orders.forEach(reservations::refresh);
        book.event(new AccountEvent.SplitApplied(split.symbol(), split.exDate()));
    }

    /// Whether the price changes rather by the ratio than not at all; without a last close it does.
    private static boolean jumps(SymbolBook symbol, TapeAction.Split split) {
        double last = symbol.lastClose();
        if (Double.isNaN(last)) {
            return true;
        }
        double jump = Math.log(last / symbol.currentBar().open());
        double ratio = Math.log(split.after().doubleValue() / split.before().doubleValue());
        return Math.abs(jump - ratio) < Math.abs(jump);
    }

    private void change(LiveOrder order, TapeAction.Split split, SymbolBook symbol) {
        order.limit = divided(order.limit, split);
        order.stop = divided(order.stop, split);
        order.trailBegins = divided(order.trailBegins, split);
        order.reservePrice = divided(order.reservePrice, split);
        order.entryPrice = divided(order.entryPrice, split);
        order.trailDistance = divided(order.trailDistance, split);
        order.order = SplitOrder.of(order.order, split);
        if (order.remaining == null) {
            book.changed(order);
            return;
        }
        BigDecimal shares =
                order.remaining
                        .multiply(split.after())
                        .divide(split.before(), symbol.terms.quantityDigits(), RoundingMode.DOWN);
        order.remaining = shares;
        if (shares.signum() == 0) {
            book.cancel(order, OrderReason.SPLIT_TO_ZERO);
        } else {
            book.changed(order);
        }
    }

    private static @Nullable PriceLevel divided(
            @Nullable PriceLevel level, TapeAction.Split split) {
        return level == null ? null : PriceLevel.of(SplitOrder.divided(level.exact(), split));
    }

    private static @Nullable BigDecimal divided(
            @Nullable BigDecimal price, TapeAction.Split split) {
        return price == null ? null : SplitOrder.divided(price, split);
    }

    /// The fraction of a share that is left is paid at the open.
    private void change(Holding holding, TapeAction.Split split, SymbolBook symbol) {
        if (holding.isFlat()) {
            return;
        }
        holding.split(split, book.today()).forEach(book::event);
        BigDecimal fraction =
                holding.quantity()
                        .subtract(
                                holding.quantity()
                                        .setScale(
                                                symbol.terms.quantityDigits(), RoundingMode.DOWN));
        if (fraction.signum() != 0) {
            BigDecimal paid = CostSheet.value(symbol, fraction, symbol.open());
            book.close(
                    holding,
                    new Holding.Exit(
                            Holding.SPLIT,
                            book.today(),
                            Prices.plain(fraction.abs()),
                            paid.abs(),
                            BigDecimal.ZERO));
            book.ledger.add(
                    book.today(),
                    LedgerKind.CASH_IN_LIEU,
                    symbol.terms.currency(),
                    paid,
                    holding.key,
                    split.exDate().toString());
        }
        exits.shrinkToPosition(holding, symbol);
    }
}
