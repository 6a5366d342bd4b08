package bellwether.research.analysis;

import bellwether.market.quality.Warning;
import bellwether.research.analysis.context.AnalysisContext;
import bellwether.research.analysis.context.DataQuality;
import bellwether.research.analysis.plan.Plan;
import bellwether.research.analysis.plan.PlanLevels;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What one symbol's bars say on one date. Never changed once stored.
///
/// @param lastClose the last bar's close
/// @param warnings what the quality ledger's rules find in the bars that were used, the worst first
@JsonPropertyOrder({"ticker", "as_of", "days_old", "stale", "actionable"})
public record Analysis(
        @JsonUnwrapped AnalysisSubject subject,
        @JsonUnwrapped AnalysisInputs inputs,
        @JsonUnwrapped VotingResult votes,
        BigDecimal lastClose,
        Plan plan,
        PlanLevels levels,
        @JsonUnwrapped AnalysisContext context,
        DataQuality dataQuality,
        List<Warning> warnings,
        @JsonUnwrapped AnalysisVersions versions) {
    /// Moves with any change of a formula, a weight or a threshold.
    public static final int FORMULA_VERSION = 5;

    /// Days between the last bar and the analysis, by the exchange's clock.
    @JsonProperty
    public long daysOld() {
        return dataQuality.age().daysOld();
    }

    /// Whether nobody can trade at its prices any more.
    @JsonProperty
    public boolean stale() {
        return dataQuality.age().stale();
    }

    /// Whether its plan is a trade at prices that can be had.
    @JsonProperty
    public boolean actionable() {
        return plan.actionable();
    }

    /// The same, with what is wrong with the bars, and what the search for newer ones came to.
    public Analysis warned(List<Warning> found, Optional<String> said) {
        return new Analysis(
                subject,
                inputs,
                votes,
                lastClose,
                plan,
                levels,
                context,
                said.map(dataQuality::warned).orElse(dataQuality),
                found,
                versions);
    }
}
