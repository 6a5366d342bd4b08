package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TimeInForce;

/// Finds, by doubles and without work that lasts, the many bars on which nothing can happen: no
/// order is near its level, none is new or ends, nothing is short and nothing is owed.
final class QuietBars {
    private static final double CLEARLY = 1e-6;

    private final AccountBook book;

    QuietBars(AccountBook book) {
        this.book = book;
    }

    boolean areQuiet(TapeStep step) {
        if (!step.actions().isEmpty() || !step.held().isEmpty()) {
            return false;
        }
        for (SymbolBook symbol : book.symbols.values()) {
            if (!holdsLongsOnly(symbol)) {
                return false; // what a long loses may no longer cover a short without a bar
            }
        }
        return !book.ledger.owes() && ordersRest();
    }

    private static boolean holdsLongsOnly(SymbolBook symbol) {
        for (Holding holding : symbol.holdings.values()) {
            if (holding.shares() < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean ordersRest() {
        for (LiveOrder order : book.orders.values()) {
            TapeBar bar = book.book(order).bar;
            boolean dated = !(order.order.timeInForce() instanceof TimeInForce.GoodTillCancelled);
            if (dated || (bar != null && !rests(order, bar))) {
                return false;
            }
        }
        return true;
    }

    private static boolean rests(LiveOrder order, TapeBar bar) {
        if (order.session == null || order.isTrailing()) {
            return false;
        }
        PriceLevel level =
                switch (order.kind()) {
                    case MARKET, CLOSE -> null;
                    case LIMIT -> order.limit;
                    case STOP, STOP_LIMIT -> order.stop;
                };
        return level != null && isOutside(level, bar) && isWaiting(order, level, bar);
    }

    private static boolean isOutside(PriceLevel level, TapeBar bar) {
        double room = CLEARLY * (1 + level.approximate());
        return level.approximate() > bar.high() + room || level.approximate() < bar.low() - room;
    }

    /// Whether the bar lies on the side of the level on which the order waits.
    private static boolean isWaiting(LiveOrder order, PriceLevel level, TapeBar bar) {
        boolean above = level.approximate() < bar.low();
        boolean waitsAbove = (order.side == OrderSide.BUY) == (order.kind() == ActiveKind.LIMIT);
        return above == waitsAbove;
    }
}
