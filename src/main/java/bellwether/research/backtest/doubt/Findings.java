package bellwether.research.backtest.doubt;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All findings of a run, the worst first, each code at most once.
public final class Findings {
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

    /// Those that the evidence alone gives, for runs whose trials are counted later.
    public static List<Finding> of(SharpeEvidence evidence) {
        Findings findings = new Findings();
        ChanceFindings.evidence(evidence, findings);
        return List.copyOf(findings.found.values());
    }

    /// Findings of two sources in one order; of a code that both have, the second's.
    public static List<Finding> together(List<Finding> some, List<Finding> others) {
        Findings findings = new Findings();
        Stream.concat(some.stream(), others.stream())
                .forEach(each -> findings.found.put(FindingCode.of(each.code()), each));
        return List.copyOf(findings.found.values());
    }

    void add(FindingCode code, @Nullable Double number, @Nullable Double limit, String message) {
        found.put(code, code.with(number, limit, message));
    }

    /// A count from one on.
    void count(FindingCode code, int count, String message) {
        if (count > 0) {
            add(code, (double) count, 0.0, message);
        }
    }
}
