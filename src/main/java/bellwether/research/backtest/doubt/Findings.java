package bellwether.research.backtest.doubt;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All findings of a run, the worst first, each code at most once.
public final class Findings {
    private final Map<FindingCode, Finding> found = new EnumMap<>(FindingCode.class);

    Findings() {}

    /// Draws them from what is known of a run; what is not known gives none.
    public static List<Finding> of(FindingInputs inputs) {
        Findings findings = new Findings();
        TradeFacts trades = TradeFacts.of(inputs.outcome());
        OutcomeFindings.add(inputs.outcome(), trades, findings);
        TradeFindings.add(inputs.outcome(), trades, findings);
        ChanceFindings.add(inputs, findings);
        FillFindings.add(inputs, findings);
        DataFindings.add(inputs, findings);
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
