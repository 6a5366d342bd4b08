package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.cost.TakerRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the range of a bar reaches after its open: exits before entries. After an entry what harms
/// happens if it can have happened since, what helps only if it must have.
final class RangePhase {
    private final AccountBook book;
    private final TradeBooking trades;
    private final TrailingStops trails;

    RangePhase(AccountBook book, TradeBooking trades, TrailingStops trails) {
        this.book = book;
        this.trades = trades;
        this.trails = trails;
    }

    void run(SymbolBook symbol) {
        if (!symbol.trades || symbol.orders.isEmpty()) {
            return;
        }
        TapeBar bar = symbol.currentBar();
        List<LiveOrder> reached = null;
        for (LiveOrder order : symbol.orders) {
            if (stands(order) && isReached(order, bar)) {
                reached = reached == null ? new ArrayList<>() : reached;
                reached.add(order);
            }
        }
        if (reached != null) {
            trade(symbol, reached);
        }
    }

    private boolean stands(LiveOrder order) {
        return order.liveSince == LiveSince.OPEN && order.acceptedAt <= book.step().time();
    }

    private boolean isReached(LiveOrder order, TapeBar bar) {
        double up = order.side == OrderSide.BUY ? bar.high() : bar.low();
        double down = order.side == OrderSide.BUY ? bar.low() : bar.high();
        return switch (order.kind()) {
            case STOP, STOP_LIMIT ->
                    order.stop != null && PricePolicy.reaches(order.side, up, order.stop);
            case LIMIT ->
                    order.limit != null && book.rules.prices().fills(order.side, down, order.limit);
            case MARKET, CLOSE -> false;
        };
    }

    private void trade(SymbolBook symbol, List<LiveOrder> reached) {
        double open = symbol.currentBar().open();
        List<LiveOrder> idle = idleExits(symbol);
        List<LiveOrder> exits = new ArrayList<>(reached);
        exits.removeIf(order -> !reduces(order));
        exits.sort(OrderRanks.exits(open, book.rules.targetFirst()));
        for (LiveOrder order : exits) {
            if (order.isOpen() && reduces(order)) {
                execute(order, symbol);
            }
        }
        List<LiveOrder> entries = new ArrayList<>(reached);
        entries.removeAll(exits);
        exits.removeIf(order -> !order.isOpen() || order.reducesOnly() || order.triggered);
        entries.addAll(exits);
        entries.removeIf(LiveOrder::reducesOnly);
        entries.sort(OrderRanks.entries(open));
        for (LiveOrder order : entries) {
            if (order.isOpen()) {
                enter(order, symbol, idle);
            }
        }
    }

    /// What can reduce only and has nothing to reduce as the range begins.
    private List<LiveOrder> idleExits(SymbolBook symbol) {
        List<LiveOrder> idle = new ArrayList<>(symbol.orders);
        idle.removeIf(order -> !order.reducesOnly() || !stands(order) || reduces(order));
        return idle;
    }

    private boolean reduces(LiveOrder order) {
        return trades.reservations().closing(order).signum() > 0;
    }

    private void enter(LiveOrder order, SymbolBook symbol, List<LiveOrder> idle) {
        BigDecimal before = order.filled;
        TradeTerms terms = execute(order, symbol);
        if (terms != null && order.filled.compareTo(before) > 0) {
            afterEntry(symbol, terms, idle);
        }
    }

    /// What an entry in the range leaves to its exits of the same bar.
    void afterEntry(SymbolBook symbol, TradeTerms entry, List<LiveOrder> idle) {
        List<LiveOrder> woken = new ArrayList<>(idle);
        woken.removeIf(exit -> !exit.isOpen() || !reduces(exit));
        idle.removeAll(woken);
        woken.forEach(exit -> exit.liveSince = entry.since());
        trades.passed(woken, entry);
        if (book.rules.targetFirst()) {
            targetsAfterEntry(symbol);
            stopsAfterEntry(symbol);
        } else {
            stopsAfterEntry(symbol);
            targetsAfterEntry(symbol);
        }
    }

    private void stopsAfterEntry(SymbolBook symbol) {
        for (LiveOrder exit : List.copyOf(symbol.orders)) {
            if (isNew(exit) && exit.kind() == ActiveKind.STOP) {
                stopAfterEntry(exit, symbol);
            }
        }
    }

    private void targetsAfterEntry(SymbolBook symbol) {
        for (LiveOrder exit : List.copyOf(symbol.orders)) {
            if (isNew(exit)
                    && (exit.liveSince == LiveSince.STOP_ENTRY || book.rules.targetFirst())) {
                targetAfterEntry(exit, symbol);
            }
        }
    }

    private boolean isNew(LiveOrder exit) {
        return exit.isOpen()
                && exit.reducesOnly()
                && (exit.liveSince == LiveSince.LIMIT_ENTRY
                        || exit.liveSince == LiveSince.STOP_ENTRY);
    }

    private void stopAfterEntry(LiveOrder exit, SymbolBook symbol) {
        TapeBar bar = symbol.currentBar();
        if (exit.stop == null || !isReached(exit, bar)) {
            return;
        }
        boolean proven =
                exit.liveSince == LiveSince.LIMIT_ENTRY
                        || PricePolicy.reaches(exit.side, bar.close(), exit.stop);
        if (proven || !book.rules.proven()) {
            BigDecimal price = exit.stop.exact();
            boolean assumed = !proven || otherIsReached(exit, symbol);
            trades.exits().trigger(exit);
            if (!symbol.blocks(exit.side)) {
                trades.trade(exit, TradeTerms.stop(price, TakerRule.FULL, assumed));
            }
        }
    }

    private void targetAfterEntry(LiveOrder exit, SymbolBook symbol) {
        if (exit.kind() == ActiveKind.LIMIT
                && exit.limit != null
                && isReached(exit, symbol.currentBar())
                && !symbol.blocks(exit.side)) {
            boolean assumed = book.rules.targetFirst() && isTargetAssumed(exit, symbol);
            trades.trade(exit, TradeTerms.limit(exit.limit.exact(), assumed));
        }
    }

    /// Whether the close does not prove it, or the bar reaches the stop too.
    private boolean isTargetAssumed(LiveOrder exit, SymbolBook symbol) {
        double close = symbol.currentBar().close();
        boolean proven =
                exit.liveSince == LiveSince.STOP_ENTRY
                        || (exit.limit != null
                                && book.rules.prices().fills(exit.side, close, exit.limit));
        return !proven || otherIsReached(exit, symbol);
    }

    /// @return the terms on which it traded; null where it did not
    private @Nullable TradeTerms execute(LiveOrder order, SymbolBook symbol) {
        TradeTerms terms = meet(order, symbol);
        if (terms == null || symbol.blocks(order.side)) {
            return null;
        }
        trades.trade(order, terms);
        return terms;
    }

    private @Nullable TradeTerms meet(LiveOrder order, SymbolBook symbol) {
        boolean assumed = otherIsReached(order, symbol) || hadMoved(order, symbol);
        if (assumed && order.isTrailing() && book.rules.trailsFollowFirst()) {
            trails.follow(order, extreme(order, symbol.currentBar()));
        }
        return switch (order.kind()) {
            case STOP -> triggerStop(order, assumed);
            case STOP_LIMIT -> triggerLimit(order, assumed);
            case LIMIT -> TradeTerms.limit(exact(order.limit), assumed);
            case MARKET, CLOSE -> null;
        };
    }

    private TradeTerms triggerStop(LiveOrder order, boolean assumed) {
        BigDecimal price = exact(order.stop);
        trades.exits().trigger(order);
        return TradeTerms.stop(price, TakerRule.FULL, assumed);
    }

    /// A limit beyond its stop fills there; another one needs the close as proof of the return.
    private @Nullable TradeTerms triggerLimit(LiveOrder order, boolean assumed) {
        BigDecimal stop = exact(order.stop);
        boolean beyond = exact(order.limit).compareTo(stop) * order.side.sign() > 0;
        trades.exits().trigger(order);
        order.needsProof = !beyond;
        return beyond ? TradeTerms.stop(stop, TakerRule.UP_TO_LIMIT, assumed) : null;
    }

    private static BigDecimal exact(@Nullable PriceLevel level) {
        if (level == null) {
            throw new IllegalStateException("no level");
        }
        return level.exact();
    }

    /// Whether the bar also reaches another order of the pair or bracket.
    private boolean otherIsReached(LiveOrder order, SymbolBook symbol) {
        if (order.group == null) {
            return false;
        }
        for (LiveOrder other : symbol.orders) {
            if (other != order
                    && order.group.equals(other.group)
                    && isReached(other, symbol.currentBar())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the trail would have followed this bar before it was reached.
    private boolean hadMoved(LiveOrder order, SymbolBook symbol) {
        TapeBar bar = symbol.currentBar();
        return order.isTrailing() && trails.wouldMove(order, extreme(order, bar));
    }

    private static double extreme(LiveOrder order, TapeBar bar) {
        return order.side == OrderSide.SELL ? bar.high() : bar.low();
    }
}
