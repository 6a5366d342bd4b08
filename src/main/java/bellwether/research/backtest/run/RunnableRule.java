package bellwether.research.backtest.run;

import bellwether.platform.base.Refusal;
import bellwether.trading.rules.RuleSignals;

/// Refuses rules that ask for what a run does not know.
public final class RunnableRule {
    private RunnableRule() {}

    static void require(RuleSignals signals, RunTerms terms) {
        if (signals.rule().options().detail().isPresent() && terms.detail().isEmpty()) {
            throw Refusal.invalid(
                    "/detail_timeframe", "must be absent where no finer bars are read");
        }
        requireKnownFields(signals);
    }

    /// Refuses a rule that names fields which no run knows.
    public static void requireKnownFields(RuleSignals signals) {
        if (!signals.liveFields().isEmpty()) {
            throw Refusal.invalid(
                    "",
                    "must not name %s: runs know no fields on positions and money"
                            .formatted(String.join(", ", signals.liveFields())));
        }
    }
}
