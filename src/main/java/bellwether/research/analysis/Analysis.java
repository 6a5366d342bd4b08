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
import java.util.Set;
import java.util.stream.Stream;

/// What one symbol's bars say on one date. Never changed once stored.
///
/// @param lastClose the last bar's close
/// @param warnings what the quality ledger's rules find in the bars that were used, the worst
///   first, and what else is to be known of them; nothing twice
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

    private static final Set<String> EXPLAINS_JUMPS =
            Set.of(DataQuality.SUSPECTED_SPLIT, "bad_tick");

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

    /// What the ledger finds in the bars, and of the rest only what it does not say already.
    private static List<Warning> merged(List<Warning> found, DataQuality quality) {
        Stream<Warning> own = quality.warnings().stream().filter(one -> isNew(one, found, quality));
        return Stream.concat(found.stream(), own).toList();
    }

    private static boolean isNew(Warning one, List<Warning> found, DataQuality quality) {
        return switch (one.code()) {
            case DataQuality.JUMP ->
                    quality.jumps().isEmpty()
                            || found.stream()
                                    .filter(other -> EXPLAINS_JUMPS.contains(other.code()))
                                    .noneMatch(other ->
                                            other.touches(
                                                    quality.jumps().getFirst().date().toString()));
            default -> found.stream().noneMatch(other -> other.code().equals(one.code()));
        };
    }

    /// The same, with what is wrong with the bars, and what the search for newer ones came to.
    public Analysis warned(List<Warning> found, Optional<String> said) {
        DataQuality quality = said.map(dataQuality::warned).orElse(dataQuality);
        return new Analysis(
                subject,
                inputs,
                votes,
                lastClose,
                plan,
                levels,
                context,
                quality,
                merged(found, quality),
                versions);
    }
}
