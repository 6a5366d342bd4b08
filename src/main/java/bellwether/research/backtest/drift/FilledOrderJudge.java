package bellwether.research.backtest.drift;

import bellwether.research.backtest.work.RerunBars;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.portfolio.OrderNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says why an order on paper filled otherwise than in the backtest.
final class FilledOrderJudge {
    private final PaperRecord paper;
    private final Map<String, RerunBars> bars;

    FilledOrderJudge(PaperRecord paper, Map<String, RerunBars> bars) {
        this.paper = paper;
        this.bars = bars;
    }

    /// What is known of an order on paper that explains why it filled otherwise.
    Optional<DriftReason> of(String symbol, DriftTrade.Leg leg) {
        String id = leg.order();
        if (leg.fill().phase() == FillPhase.SETTLEMENT) {
            return Optional.empty();
        }
        if (id.startsWith("forced")) {
            return Optional.of(
                    new DriftReason(DriftCause.SIZE, "A margin call of the portfolio closed it."));
        }
        if (!PaperRecord.isOfRule(id)) {
            return Optional.of(
                    new DriftReason(
                            DriftCause.MANUAL_ORDER,
                            "Order %s of %s was given by hand."
                                    .formatted(paper.shown(id), leg.date())));
        }
        if (paper.isQuoted()) {
            return Optional.of(
                    new DriftReason(
                            DriftCause.QUOTE,
                            "Order %s filled with a quote.".formatted(paper.shown(id))));
        }
        Optional<DriftReason> decided = ofDecision(symbol, leg);
        return decided.isPresent() ? decided : ofBar(symbol, leg);
    }

    /// Whether it was decided so late that its order missed the next bar.
    private Optional<DriftReason> ofDecision(String symbol, DriftTrade.Leg leg) {
        String id = leg.order();
        RerunBars known = bars.get(symbol);
        return paper.signals().stream()
                .filter(signal -> paper.shown(id).equals(signal.orderId()))
                .filter(signal ->
                        known != null
                                && known.isPast(signal.barTime(), signal.decidedAt(), leg.date()))
                .findFirst()
                .map(signal ->
                        new DriftReason(
                                DriftCause.LATE_DECISION,
                                "Order %s was decided at %s, after the next bar had begun."
                                        .formatted(paper.shown(id), signal.decidedAt())));
    }

    private Optional<DriftReason> ofBar(String symbol, DriftTrade.Leg leg) {
        String id = leg.order();
        List<String> notes = paper.notes(id).stream().map(OrderNote::kind).toList();
        if (paper.late().contains(leg.fill()) || notes.contains("late")) {
            return Optional.of(
                    new DriftReason(
                            DriftCause.LATE_BAR,
                            "Order %s filled with the bar of %s, which came late."
                                    .formatted(paper.shown(id), leg.date())));
        }
        RerunBars known = bars.get(symbol);
        if (notes.contains("revised") || (known != null && !known.fits(leg.fill()))) {
            return Optional.of(
                    new DriftReason(
                            DriftCause.REVISED_BAR,
                            "Order %s filled at %s on %s, a bar that was revised since."
                                    .formatted(
                                            paper.shown(id),
                                            DriftReason.plain(leg.fill().price()),
                                            leg.date())));
        }
        return notes.contains("held") || notes.contains("released")
                ? Optional.of(
                        new DriftReason(
                                DriftCause.HELD_SYMBOL,
                                "Order %s waited, as a split was suspected."
                                        .formatted(paper.shown(id))))
                : Optional.empty();
    }
}
