package bellwether.analysis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;

/// The capital and what the caller wishes different from the profile.
///
/// @param capital in the currency of the prices
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Terms(
        @JsonIgnore BigDecimal capital,
        Optional<BigDecimal> riskPercent,
        Optional<BigDecimal> positionLimitPercent,
        Optional<BigDecimal> rewardRisk) {

    static Terms capital(String capital) {
        return new Terms(
                new BigDecimal(capital), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
