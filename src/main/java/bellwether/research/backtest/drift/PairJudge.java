package bellwether.research.backtest.drift;

import bellwether.research.backtest.RunOrder;
import bellwether.research.backtest.work.RerunBars;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderNote;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.strategy.StrategySignal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says why two trades differ, from what is on record. The parts of a difference add up to it.
final class PairJudge {
    private final PaperRecord paper;
    private final Map<String, RerunBars> bars;
    private final Map<String, RunOrder> orders;
    private final List<DriftTrade> onPaper;
    private final List<DriftTrade> inBacktest;

    /// @param orders of the backtest, by id
    PairJudge(
            PaperRecord paper,
            Map<String, RerunBars> bars,
            Map<String, RunOrder> orders,
            List<DriftTrade> onPaper,
            List<DriftTrade> inBacktest) {
        this.paper = paper;
        this.bars = bars;
        this.orders = orders;
        this.onPaper = onPaper;
        this.inBacktest = inBacktest;
    }

    /// A cause without its amount.
    private record Why(DriftCause cause, String detail) {
        static final Why UNKNOWN =
                new Why(DriftCause.UNEXPLAINED, "Nothing that is stored explains it.");

        DriftPart of(BigDecimal amount) {
            return new DriftPart(cause, amount, detail);
        }
    }

    /// Its parts; none where nothing differs.
    List<DriftPart> parts(TradePair pair) {
        DriftTrade mine = pair.paper();
        DriftTrade theirs = pair.backtest();
        List<DriftPart> parts = new ArrayList<>();
        if (mine != null && theirs != null) {
            both(mine, theirs, parts);
        } else if (mine != null) {
            parts.add(onlyPaper(mine).of(mine.net()));
        } else if (theirs != null) {
            parts.add(onlyBacktest(theirs).of(theirs.net().negate()));
        }
        parts.removeIf(part -> part.amount().signum() == 0);
        return parts;
    }

    private void both(DriftTrade mine, DriftTrade theirs, List<DriftPart> parts) {
        BigDecimal left = mine.net().subtract(theirs.net());
        BigDecimal costs = theirs.costs().subtract(mine.costs());
        parts.add(
                new DriftPart(
                        DriftCause.COSTS,
                        costs,
                        "Costs were %s on paper, %s in the backtest."
                                .formatted(plain(mine.costs()), plain(theirs.costs()))));
        left = left.subtract(costs);
        if (mine.quantity().compareTo(theirs.quantity()) != 0) {
            BigDecimal more = mine.quantity().subtract(theirs.quantity());
            BigDecimal size =
                    more.multiply(theirs.gross()).divide(theirs.quantity(), MathContext.DECIMAL64);
            parts.add(
                    new DriftPart(
                            DriftCause.SIZE,
                            size,
                            "%s shares on paper, %s in the backtest."
                                    .formatted(plain(mine.quantity()), plain(theirs.quantity()))));
            left = left.subtract(size);
        }
        BigDecimal entry = entryPart(mine, theirs);
        Why entered = entry.signum() == 0 ? Why.UNKNOWN : entryWhy(mine, theirs);
        parts.add(entered.of(entry));
        BigDecimal exit = left.subtract(entry);
        if (exit.signum() != 0) {
            parts.add(exitWhy(mine, theirs, entered).of(exit));
        }
    }

    /// What the other price of the entry makes, for the shares on paper.
    private static BigDecimal entryPart(DriftTrade mine, DriftTrade theirs) {
        BigDecimal same =
                mine.quantity().compareTo(theirs.quantity()) == 0
                        ? theirs.entry().value()
                        : theirs.mean(theirs.entry().value())
                                .multiply(mine.quantity(), MathContext.DECIMAL64);
        BigDecimal more = same.subtract(mine.entry().value());
        return mine.sign() < 0 ? more.negate() : more;
    }

    private Why entryWhy(DriftTrade mine, DriftTrade theirs) {
        Optional<Why> own = ofOrder(mine.symbol(), mine.entry());
        if (own.isPresent()) {
            return own.get();
        }
        return mine.entry().date().isAfter(theirs.entry().date())
                ? missing(theirs.symbol(), theirs.entry().order())
                : Why.UNKNOWN;
    }

    private Why exitWhy(DriftTrade mine, DriftTrade theirs, Why entered) {
        DriftTrade.Leg own = mine.exit();
        DriftTrade.Leg other = theirs.exit();
        Optional<Why> why = own == null ? Optional.empty() : ofOrder(mine.symbol(), own);
        if (why.isPresent()) {
            return why.get();
        }
        if (other != null
                && (own == null || own.date().isAfter(other.date()))
                && !isOfBracket(other.order())) {
            return missing(theirs.symbol(), other.order());
        }
        return entered;
    }

    private boolean isOfBracket(String order) {
        return Optional.ofNullable(orders.get(order))
                .map(known -> known.parent() != null)
                .orElse(true);
    }

    /// What is known of an order on paper that explains why it filled otherwise.
    private Optional<Why> ofOrder(String symbol, DriftTrade.Leg leg) {
        String id = leg.order();
        if (leg.fill().phase() == FillPhase.SETTLEMENT) {
            return Optional.empty();
        }
        if (id.startsWith("forced")) {
            return Optional.of(
                    new Why(DriftCause.SIZE, "A margin call of the portfolio closed it."));
        }
        if (!PaperRecord.isOfRule(id)) {
            return Optional.of(
                    new Why(
                            DriftCause.MANUAL_ORDER,
                            "Order %s of %s was given by hand.".formatted(shown(id), leg.date())));
        }
        if (paper.isQuoted()) {
            return Optional.of(
                    new Why(
                            DriftCause.QUOTE,
                            "Order %s filled with a quote.".formatted(shown(id))));
        }
        Optional<Why> decided = ofDecision(symbol, leg);
        return decided.isPresent() ? decided : ofBar(symbol, leg);
    }

    /// Whether it was decided so late that its order missed the next bar.
    private Optional<Why> ofDecision(String symbol, DriftTrade.Leg leg) {
        String id = leg.order();
        RerunBars known = bars.get(symbol);
        return paper.signals().stream()
                .filter(signal -> shown(id).equals(signal.orderId()))
                .filter(signal ->
                        known != null
                                && known.isPast(signal.barTime(), signal.decidedAt(), leg.date()))
                .findFirst()
                .map(signal ->
                        new Why(
                                DriftCause.LATE_DECISION,
                                "Order %s was decided at %s, after the next bar had begun."
                                        .formatted(shown(id), signal.decidedAt())));
    }

    private Optional<Why> ofBar(String symbol, DriftTrade.Leg leg) {
        String id = leg.order();
        List<String> notes = paper.notes(id).stream().map(OrderNote::kind).toList();
        if (paper.late().contains(leg.fill()) || notes.contains("late")) {
            return Optional.of(
                    new Why(
                            DriftCause.LATE_BAR,
                            "Order %s filled with the bar of %s, which came late."
                                    .formatted(shown(id), leg.date())));
        }
        RerunBars known = bars.get(symbol);
        if (notes.contains("revised") || (known != null && !known.fits(leg.fill()))) {
            return Optional.of(
                    new Why(
                            DriftCause.REVISED_BAR,
                            "Order %s filled at %s on %s, a bar that was revised since."
                                    .formatted(shown(id), plain(leg.fill().price()), leg.date())));
        }
        return notes.contains("held") || notes.contains("released")
                ? Optional.of(
                        new Why(
                                DriftCause.HELD_SYMBOL,
                                "Order %s waited, as a split was suspected.".formatted(shown(id))))
                : Optional.empty();
    }

    private Why onlyPaper(DriftTrade trade) {
        Optional<Why> own = ofOrder(trade.symbol(), trade.entry());
        if (own.isPresent()) {
            return own.get();
        }
        LocalDate day = trade.entry().date();
        return other(inBacktest, trade.symbol(), day)
                .map(held ->
                        new Why(
                                DriftCause.POSITION,
                                "The backtest held the trade of %s then."
                                        .formatted(held.entry().date())))
                .orElse(Why.UNKNOWN);
    }

    private Why onlyBacktest(DriftTrade trade) {
        return missing(trade.symbol(), trade.entry().order());
    }

    private static Optional<DriftTrade> other(
            List<DriftTrade> trades, String symbol, LocalDate day) {
        return trades.stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .filter(trade -> trade.entry().date().isBefore(day) && trade.isHeld(day))
                .findFirst();
    }

    /// Why an order of the backtest was not given on paper, or did not fill.
    private Why missing(String symbol, String id) {
        RunOrder order = orders.get(id);
        if (order == null) {
            return Why.UNKNOWN;
        }
        LocalDate day = order.decided();
        List<StrategySignal> signals = paper.signals(symbol, day);
        for (StrategySignal signal : signals) {
            Why why = ofSignal(signal, day);
            if (why.cause() != DriftCause.UNEXPLAINED) {
                return why;
            }
        }
        if (paper.isHeld(symbol, day)) {
            return new Why(
                    DriftCause.HELD_SYMBOL,
                    "%s was held at the close of %s, as a split was suspected."
                            .formatted(symbol, day));
        }
        Optional<DriftTrade> held =
                order.purpose().equals("entry") ? other(onPaper, symbol, day) : Optional.empty();
        if (held.isPresent()) {
            return new Why(
                    DriftCause.POSITION,
                    "Paper held the trade of %s then.".formatted(held.get().entry().date()));
        }
        if (signals.isEmpty() && paper.isLate(symbol, day)) {
            return new Why(
                    DriftCause.LATE_BAR,
                    "The bar of %s came late, and nothing is decided on late bars.".formatted(day));
        }
        return signals.isEmpty()
                ? new Why(
                        DriftCause.MISSED,
                        "Paper decided nothing at the close of %s: the service was off, or the bar came late or was revised since."
                                .formatted(day))
                : Why.UNKNOWN;
    }

    private Why ofSignal(StrategySignal signal, LocalDate day) {
        String id = signal.orderId();
        if (id == null) {
            return new Why(
                    DriftCause.REFUSED_ORDER,
                    "The signal of %s was not ordered: %s".formatted(day, signal.reason()));
        }
        String account = OrderId.parse(id).map(OrderId::account).orElse(id);
        return Optional.ofNullable(paper.orders().get(account))
                .map(OrderRecord::status)
                .filter(status -> status.progress().filled().signum() == 0)
                .map(status -> unfilled(id, status, signal))
                .orElse(Why.UNKNOWN);
    }

    private Why unfilled(String id, OrderStatus status, StrategySignal signal) {
        RerunBars known = bars.get(signal.symbol());
        if (status.reason() == OrderReason.BARS_OVER
                && known != null
                && known.hasBegun(signal.barTime(), signal.decidedAt())) {
            return new Why(
                    DriftCause.LATE_DECISION,
                    "Order %s was decided at %s, after the next bar had begun, and ended with it."
                            .formatted(id, signal.decidedAt()));
        }
        return status.reason() == OrderReason.REQUESTED
                ? new Why(
                        DriftCause.MANUAL_ORDER,
                        "Order %s was cancelled by its owner.".formatted(id))
                : new Why(
                        DriftCause.REFUSED_ORDER,
                        status.state().isOpen()
                                ? "Order %s still waits.".formatted(id)
                                : "Order %s ended unfilled: %s, %s."
                                        .formatted(
                                                id, status.state().key(), status.reason().key()));
    }

    private String shown(String account) {
        return new OrderId(paper.portfolio().id(), account).toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
