package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.CostMetrics;
import bellwether.research.backtest.metric.DrawdownMetrics;
import bellwether.research.backtest.metric.SpanMetrics;
import java.util.List;
import java.util.stream.Collectors;

/// What the result itself shows: ruin, no trades, costs, drawdown, times without a position.
final class OutcomeFindings {
    static final double COSTS_OF_GROSS = 0.5;
    static final double THIN_BPS = 5;
    static final double IDLE = 0.25;

    private OutcomeFindings() {}

    static void add(FindingInputs.Outcome outcome, ClosedTradeFacts trades, Findings findings) {
        if (outcome.ruined()) {
            findings.add(
                    FindingCode.RUINED,
                    outcome.metrics().returns().finalEquity(),
                    0.0,
                    "The equity was 0 or less: at the end it was %s. Nothing was traded after that."
                            .formatted(Plain.fixed(outcome.metrics().returns().finalEquity(), 2)));
        }
        findings.count(
                FindingCode.FORCED,
                Math.max(outcome.marginCalls(), trades.forced()),
                "A margin call closed positions %s."
                        .formatted(
                                Plain.count(
                                        Math.max(outcome.marginCalls(), trades.forced()), "time")));
        underWater(outcome, findings);
        if (trades.count() == 0) {
            if (!outcome.isOpenAtEnd()) {
                noTrades(outcome, findings);
            }
        } else {
            costs(outcome.metrics().costs(), findings);
        }
        if (trades.count() > 0 || outcome.isOpenAtEnd()) {
            idle(outcome.metrics().span(), trades, findings);
        }
    }

    private static void noTrades(FindingInputs.Outcome outcome, Findings findings) {
        String tests =
                outcome.signals().stream()
                        .map(signal ->
                                signal.times() == null
                                        ? signal.test() + ": depends on positions or money"
                                        : "%s: true on %s"
                                                .formatted(
                                                        signal.test(),
                                                        Plain.count(signal.times(), "bar")))
                        .collect(Collectors.joining("; "));
        String unfilled =
                outcome.unfilled().entrySet().stream()
                        .map(entry ->
                                "%s (%s)"
                                        .formatted(
                                                entry.getKey(),
                                                Plain.count(entry.getValue(), "time")))
                        .collect(Collectors.joining("; "));
        findings.add(
                FindingCode.NO_TRADES,
                0.0,
                1.0,
                "The rule made no trade."
                        + (tests.isEmpty() ? "" : " %s.".formatted(tests))
                        + (unfilled.isEmpty()
                                ? ""
                                : " Signals came to nothing: %s.".formatted(unfilled)),
                outcome.unfilled().isEmpty()
                        ? FindingCode.NO_TRADES.remedy()
                        : "Mend what kept signals from becoming trades: sizes, levels, cash or costs.");
    }

    private static void costs(CostMetrics costs, Findings findings) {
        if (costs.gross() > 0 && costs.total() > COSTS_OF_GROSS * costs.gross()) {
            double part = costs.total() / costs.gross();
            findings.add(
                    FindingCode.COSTS_EAT,
                    part,
                    COSTS_OF_GROSS,
                    "Costs took %s of the gross profit.".formatted(Plain.percent(part)));
        }
        Double edge = costs.breakEvenBps();
        if (edge != null && edge < THIN_BPS) {
            findings.add(
                    FindingCode.THIN_EDGE,
                    edge,
                    THIN_BPS,
                    edge < 0
                            ? "It loses after costs: each side would have to cost %s basis points less."
                                    .formatted(Plain.fixed(-edge, 1))
                            : "%s basis points more a side end the profit."
                                    .formatted(Plain.fixed(edge, 1)));
        }
    }

    private static void underWater(FindingInputs.Outcome outcome, Findings findings) {
        List<DrawdownMetrics.Drawdown> largest = outcome.metrics().drawdown().largest();
        if (!largest.isEmpty() && largest.getFirst().recovery() == null) {
            DrawdownMetrics.Drawdown worst = largest.getFirst();
            findings.add(
                    FindingCode.UNDER_WATER,
                    worst.depth(),
                    null,
                    "It ends in its worst drawdown: %s since %s, not recovered after %d days."
                            .formatted(Plain.percent(worst.depth()), worst.start(), worst.days()));
        }
    }

    private static void idle(SpanMetrics span, ClosedTradeFacts trades, Findings findings) {
        double days = span.last().toEpochDay() - span.first().toEpochDay();
        double part = days > 0 ? trades.idle().days() / days : 0;
        if (part >= IDLE) {
            findings.add(
                    FindingCode.FLAT,
                    part,
                    IDLE,
                    "It held nothing from %s to %s, %s of its span."
                            .formatted(
                                    trades.idle().from(), trades.idle().to(), Plain.percent(part)));
        }
    }
}
