package bellwether.analysis;

import java.math.BigDecimal;
import java.util.Optional;

/// The capital and what the caller wishes different from the profile.
///
/// @param capital in the currency of the prices
record Terms(
        BigDecimal capital,
        Optional<BigDecimal> riskPercent,
        Optional<BigDecimal> positionLimitPercent,
        Optional<BigDecimal> rewardRisk) {

    static Terms capital(String capital) {
        return new Terms(
                new BigDecimal(capital), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
