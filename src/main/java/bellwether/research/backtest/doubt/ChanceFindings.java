package bellwether.research.backtest.doubt;

import bellwether.research.backtest.sweep.SweepNeighbours;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What chance, holding and searching would have brought too.
final class ChanceFindings {
    static final double SIGNIFICANT = 0.05;
    static final double CERTAIN = 0.95;
    static final double HALF = 0.5;

    private ChanceFindings() {}

    static void add(FindingInputs inputs, Findings findings) {
        hold(inputs.outcome().metrics().ratios().sharpe(), inputs.outcome().holdSharpe(), findings);
        Double p = inputs.chance().randomEntriesP();
        if (p != null && p > SIGNIFICANT) {
            findings.add(
                    FindingCode.NOT_BEYOND_CHANCE,
                    p,
                    SIGNIFICANT,
                    "The same trades at random times did as well in %s of the draws (p %s)."
                            .formatted(Plain.percent(p), Plain.fixed(p, 3)));
        }
        SharpeEvidence evidence = inputs.chance().evidence();
        if (evidence != null) {
            evidence(evidence, findings);
        }
    }

    private static void hold(@Nullable Double sharpe, @Nullable Double holding, Findings findings) {
        if (sharpe != null && holding != null && sharpe < holding) {
            findings.add(
                    FindingCode.BELOW_HOLD,
                    sharpe,
                    holding,
                    "Its Sharpe ratio is %s, that of buy and hold %s."
                            .formatted(Plain.fixed(sharpe, 2), Plain.fixed(holding, 2)));
        }
    }

    static void evidence(SharpeEvidence evidence, Findings findings) {
        Double zero = evidence.aboveZero();
        if (zero != null && zero < CERTAIN) {
            findings.add(
                    FindingCode.WEAK_EVIDENCE,
                    zero,
                    CERTAIN,
                    "The probability that its true Sharpe ratio is above 0 is %s by %d sessions."
                            .formatted(Plain.percent(zero), evidence.sessions()));
        }
        if (zero != null) {
            trials(evidence.deflated(), findings);
        }
    }

    /// That the luckiest of many cannot be known is no less doubt than that it is as good.
    private static void trials(List<SharpeEvidence.Deflated> deflated, Findings findings) {
        List<SharpeEvidence.Deflated> several =
                deflated.stream().filter(each -> each.trials() > 1).toList();
        several.stream()
                .filter(each -> each.probability() != null && each.probability() < CERTAIN)
                .findFirst()
                .or(() -> several.stream().filter(each -> each.probability() == null).findFirst())
                .ifPresent(each ->
                        findings.add(
                                FindingCode.MANY_TRIALS,
                                each.probability(),
                                CERTAIN,
                                "It is one of %,d trials of %s: %s."
                                        .formatted(
                                                each.trials(), words(each.among()), luck(each))));
    }

    private static String luck(SharpeEvidence.Deflated deflated) {
        Double probability = deflated.probability();
        return probability == null
                ? "whether it is better than the luckiest of them cannot be known (%s)"
                        .formatted(deflated.undefined())
                : "the probability that it is better than the luckiest of them is %s"
                        .formatted(Plain.percent(probability));
    }

    private static String words(String among) {
        return among.equals("family") ? "this rule" : "all your rules";
    }

    static void cliff(@Nullable Double best, SweepNeighbours neighbours, Findings findings) {
        if (best != null && Boolean.TRUE.equals(neighbours.cliff())) {
            Double median = neighbours.median();
            findings.add(
                    FindingCode.CLIFF,
                    neighbours.ratio(),
                    HALF,
                    "The best parameters reach %s, those beside them %s in the median."
                            .formatted(
                                    Plain.fixed(best, 2),
                                    median == null ? "nothing" : Plain.fixed(median, 2)));
        }
    }

    static void fades(double train, double test, double ratio, Findings findings) {
        if (ratio < HALF) {
            findings.add(
                    FindingCode.FADES_OUT,
                    ratio,
                    HALF,
                    "It reached %s in training and %s in the test windows."
                            .formatted(Plain.fixed(train, 2), Plain.fixed(test, 2)));
        }
    }
}
