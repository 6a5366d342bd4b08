package bellwether.research.analysis.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;

/// The capital and what the caller wishes different from the profile.
///
/// @param capital in the currency of the prices
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AnalysisOptions(
        @JsonIgnore BigDecimal capital,
        Optional<BigDecimal> riskPercent,
        Optional<BigDecimal> positionLimitPercent,
        Optional<BigDecimal> rewardRisk) {

    public static AnalysisOptions capital(String capital) {
        return new AnalysisOptions(
                new BigDecimal(capital), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
