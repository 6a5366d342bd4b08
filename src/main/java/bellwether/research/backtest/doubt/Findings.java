package bellwether.research.backtest.doubt;

import bellwether.research.backtest.sweep.SweepNeighbours;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All findings of a run, the worst first, each code at most once.
public final class Findings {
    /// In the order in which findings are shown.
    public static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing(finding -> FindingCode.of(finding.code()));

    private final Map<FindingCode, Finding> found = new EnumMap<>(FindingCode.class);

    Findings() {}

    /// Draws them from what is known of a run; what is not known gives none.
    public static List<Finding> of(FindingInputs inputs) {
        Findings findings = new Findings();
        ClosedTradeFacts trades = ClosedTradeFacts.of(inputs.outcome());
        OutcomeFindings.add(inputs.outcome(), trades, findings);
        TradeFindings.add(inputs.outcome(), trades, findings);
        ChanceFindings.add(inputs, findings);
        FillFindings.add(inputs, findings);
        DataFindings.add(inputs, findings);
        return List.copyOf(findings.found.values());
    }

    /// Findings of a run and those that the count of trials adds, the worst first.
    public static List<Finding> and(List<Finding> known, @Nullable SharpeEvidence evidence) {
        Findings more = new Findings();
        if (evidence != null) {
            ChanceFindings.evidence(evidence, more);
        }
        return Stream.concat(known.stream(), more.found.values().stream())
                .sorted(WORST_FIRST)
                .toList();
    }

    /// Of a sweep as a whole.
    ///
    /// @param best objective of the best combination
    /// @param neighbours of it
    public static List<Finding> ofSweep(@Nullable Double best, SweepNeighbours neighbours) {
        Findings findings = new Findings();
        ChanceFindings.cliff(best, neighbours, findings);
        return List.copyOf(findings.found.values());
    }

    /// Of a walk-forward as a whole.
    ///
    /// @param train mean objective in training
    /// @param test the same over the test windows
    /// @param ratio test ÷ train, by the session for what adds up over time
    public static List<Finding> ofWalkForward(
            @Nullable Double train, @Nullable Double test, @Nullable Double ratio) {
        Findings findings = new Findings();
        if (train != null && test != null && ratio != null) {
            ChanceFindings.fades(train, test, ratio, findings);
        }
        return List.copyOf(findings.found.values());
    }

    /// Findings of chained tests, which say so where the money lay idle for want of parameters.
    ///
    /// @param unchosen windows for which none could be chosen
    public static List<Finding> withIdle(List<Finding> known, int unchosen, int windows) {
        if (unchosen < OutcomeFindings.IDLE * windows) {
            return known;
        }
        Findings idle = new Findings();
        idle.add(
                FindingCode.FLAT,
                (double) unchosen / windows,
                OutcomeFindings.IDLE,
                "In %d of %d windows no parameters could be chosen in training, and the money lay idle."
                        .formatted(unchosen, windows),
                "Train over more sessions, or with a rule that trades more often.");
        return Stream.concat(
                        known.stream().filter(each -> !each.code().equals(FindingCode.FLAT.key())),
                        idle.found.values().stream())
                .sorted(WORST_FIRST)
                .toList();
    }

    /// Of a backtest of which some runs failed or were not made.
    public static List<Finding> ofIncomplete(int missing, int expected) {
        Findings findings = new Findings();
        findings.add(
                FindingCode.INCOMPLETE,
                (double) missing,
                0.0,
                "%,d of %,d runs failed or were not made.".formatted(missing, expected));
        return List.copyOf(findings.found.values());
    }

    /// Of a backtest during which bars were imported.
    public static List<Finding> ofChangedData(List<String> symbols) {
        Findings findings = new Findings();
        findings.count(
                FindingCode.DATA_CHANGED,
                symbols.size(),
                "The bars of %s changed while the backtest ran, so its runs are of different data."
                        .formatted(Plain.first(symbols)));
        return List.copyOf(findings.found.values());
    }

    /// Of a comparison with an earlier backtest that was run over something else.
    ///
    /// @param backtest in words, as a sentence begins
    /// @param differences of its symbols, each in words
    /// @param terms whether cash, costs, execution or profiles are others
    public static List<Finding> ofOtherBars(
            String backtest, List<String> differences, boolean terms) {
        Findings findings = new Findings();
        findings.count(
                FindingCode.OTHER_BARS,
                differences.size() + (terms ? 1 : 0),
                "%s has figures of its own that are not those of its rule here%s%s."
                        .formatted(
                                backtest,
                                differences.isEmpty()
                                        ? ""
                                        : ": it was run over other bars or another span (%s)"
                                                .formatted(Plain.first(differences)),
                                terms
                                        ? "; its cash, costs, execution or profiles were others"
                                        : ""));
        return List.copyOf(findings.found.values());
    }

    void add(FindingCode code, @Nullable Double number, @Nullable Double limit, String message) {
        found.put(code, code.with(number, limit, message));
    }

    void add(
            FindingCode code,
            @Nullable Double number,
            @Nullable Double limit,
            String message,
            String remedy) {
        Finding usual = code.with(number, limit, message);
        found.put(
                code, new Finding(usual.code(), usual.severity(), number, limit, message, remedy));
    }

    /// A count from one on.
    void count(FindingCode code, int count, String message) {
        if (count > 0) {
            add(code, (double) count, 0.0, message);
        }
    }
}
