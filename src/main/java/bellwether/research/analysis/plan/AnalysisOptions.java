package bellwether.research.analysis.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.Optional;

/// The capital and what the caller wishes different from the profile.
///
/// @param capital in `capitalCurrency`, or else in the symbol's own currency
/// @param capitalCurrency `EUR`, or `GBX` for pence; empty when the capital is in the currency of
///   each symbol
/// @param money in which the plan of one symbol is reckoned
public record AnalysisOptions(
        @JsonIgnore BigDecimal capital,
        Optional<BigDecimal> riskPercent,
        Optional<BigDecimal> positionLimitPercent,
        Optional<BigDecimal> rewardRisk,
        Optional<String> capitalCurrency,
        @JsonIgnore PlanMoney money) {

    /// Capital and prices in one currency, whichever it is.
    public AnalysisOptions(
            BigDecimal capital,
            Optional<BigDecimal> riskPercent,
            Optional<BigDecimal> positionLimitPercent,
            Optional<BigDecimal> rewardRisk) {
        this(
                capital,
                riskPercent,
                positionLimitPercent,
                rewardRisk,
                Optional.empty(),
                PlanMoney.unknown(capital));
    }

    public static AnalysisOptions capital(String capital) {
        return new AnalysisOptions(
                new BigDecimal(capital), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same for one symbol, in its money.
    public AnalysisOptions in(PlanMoney other) {
        return new AnalysisOptions(
                capital, riskPercent, positionLimitPercent, rewardRisk, capitalCurrency, other);
    }
}
