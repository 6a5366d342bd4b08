package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.cost.TakerRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The open of all symbols: what reduces comes first and funds what opens.
final class OpenPhase {
    private static final Comparator<Candidate> REDUCING =
            Comparator.comparing((Candidate candidate) -> candidate.order, OrderRanks.TICKER)
                    .thenComparingInt(Candidate::urgency)
                    .thenComparing(candidate -> candidate.order, OrderRanks.ACCEPTANCE);

    private static final Comparator<Candidate> OPENING =
            Comparator.comparing(Candidate::order, OrderRanks.OPENING);

    private final AccountBook book;
    private final TradeBooking trades;
    private final TrailingStops trails;

    OpenPhase(AccountBook book, TradeBooking trades, TrailingStops trails) {
        this.book = book;
        this.trades = trades;
        this.trails = trails;
    }

    /// An order that trades at the open.
    ///
    /// @param urgency as it was before a stop triggered
    private record Candidate(LiveOrder order, TradeTerms terms, int urgency) {}

    void run(List<SymbolBook> symbols) {
        List<Candidate> candidates = new ArrayList<>();
        for (SymbolBook symbol : symbols) {
            if (symbol.trades && !symbol.orders.isEmpty()) {
                collect(symbol, candidates);
            }
        }
        if (!candidates.isEmpty()) {
            trade(candidates);
        }
    }

    private void trade(List<Candidate> candidates) {
        candidates.sort(REDUCING);
        forOpen(candidates, trades::close);
        List<Candidate> opening = new ArrayList<>(candidates);
        opening.sort(OPENING);
        forOpen(opening, this::open);
        forOpen(candidates, this::reduceLast);
        candidates.forEach(candidate -> candidate.order.draft = null);
    }

    /// Others may have opened what this order now closes.
    private void open(LiveOrder order, TradeTerms terms) {
        if (!order.reducesOnly()) {
            trades.close(order, terms);
            if (order.isOpen()) {
                trades.open(order, terms);
            }
        }
    }

    private interface Trade {
        void of(LiveOrder order, TradeTerms terms);
    }

    private static void forOpen(List<Candidate> candidates, Trade trade) {
        for (Candidate candidate : candidates) {
            if (candidate.order.isOpen()) {
                trade.of(candidate.order, candidate.terms);
            }
        }
    }

    /// What can reduce only had nothing to reduce before others opened.
    private void reduceLast(LiveOrder order, TradeTerms terms) {
        if (order.reducesOnly()) {
            if (order.kind().isStop() && trades.reservations().closing(order).signum() > 0) {
                trades.exits().trigger(order);
            }
            if (order.kind() != ActiveKind.LIMIT || fillsAtOpen(order)) {
                trades.close(order, terms);
            }
            if (order.isOpen()
                    && order.kind() == ActiveKind.MARKET
                    && trades.reservations().closing(order).signum() == 0) {
                book.cancel(order, OrderReason.POSITION_CLOSED);
            }
        }
    }

    private void collect(SymbolBook symbol, List<Candidate> candidates) {
        double open = symbol.currentBar().open();
        for (LiveOrder order : List.copyOf(symbol.orders)) {
            if (order.isOpen() && order.acceptedAt <= book.step().time()) {
                startTrail(order, symbol);
                meet(order, open, symbol, candidates);
            }
        }
    }

    /// A distance in average true ranges is fixed on the first bar.
    private void startTrail(LiveOrder order, SymbolBook symbol) {
        if (order.isTrailing() && order.stop == null && order.trailBegins == null) {
            var mark = symbol.mark();
            if (mark == null || !trails.fix(order, mark)) {
                book.refuse(order, OrderReason.ATR_UNKNOWN);
            }
        }
    }

    private void meet(LiveOrder order, double open, SymbolBook symbol, List<Candidate> candidates) {
        if (!order.isOpen()) {
            return;
        }
        int urgency = OrderRanks.urgency(order);
        boolean blocked = symbol.blocks(order.side);
        switch (order.kind()) {
            case MARKET -> add(candidates, order, TakerRule.FULL, urgency);
            case STOP -> {
                if (isReached(order, open)) {
                    triggerWhereItCan(order);
                    add(candidates, order, TakerRule.FULL, urgency);
                }
            }
            case STOP_LIMIT -> {
                if (isReached(order, open)) {
                    triggerWhereItCan(order);
                    addTriggered(candidates, order, open, urgency);
                }
            }
            case LIMIT -> addLimit(candidates, order, open, urgency);
            case CLOSE -> {}
        }
        if (blocked) {
            candidates.removeIf(candidate -> candidate.order == order);
        }
    }

    private static boolean isReached(LiveOrder order, double open) {
        return order.stop != null && PricePolicy.reaches(order.side, open, order.stop);
    }

    private boolean fillsAtOpen(LiveOrder order) {
        double open = book.book(order).currentBar().open();
        return order.limit != null && book.rules.prices().fills(order.side, open, order.limit);
    }

    /// A stop-limit with nothing to reduce is looked at again when others have opened.
    private void addTriggered(
            List<Candidate> candidates, LiveOrder order, double open, int urgency) {
        if (order.triggered) {
            addLimit(candidates, order, open, urgency);
        } else {
            add(candidates, order, TakerRule.UP_TO_LIMIT, urgency);
        }
    }

    private void addLimit(List<Candidate> candidates, LiveOrder order, double open, int urgency) {
        if (order.limit != null && book.rules.prices().fills(order.side, open, order.limit)) {
            add(candidates, order, TakerRule.UP_TO_LIMIT, urgency);
        }
    }

    private void add(List<Candidate> candidates, LiveOrder order, TakerRule taker, int urgency) {
        TradeTerms terms = TradeTerms.open(book.book(order).open(), taker);
        candidates.add(new Candidate(order, terms, urgency));
    }

    /// What can reduce only is not triggered while there is nothing to reduce.
    private void triggerWhereItCan(LiveOrder order) {
        if (!order.reducesOnly() || trades.reservations().closing(order).signum() > 0) {
            trades.exits().trigger(order);
        }
    }
}
