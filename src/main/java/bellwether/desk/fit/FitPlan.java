package bellwether.desk.fit;

import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.source.FitSides;
import java.math.BigDecimal;
import java.util.Optional;

/// What a fit is asked for.
///
/// @param portfolio that is to be filled, by its id; else the capital counts
/// @param capital empty with a portfolio
/// @param currency of the capital; empty with a portfolio, or for that of the job
public record FitPlan(
        Optional<String> portfolio,
        Optional<BigDecimal> capital,
        Optional<String> currency,
        FitSides sides,
        Percentages percentages) {

    /// The limits.
    ///
    /// @param correlation of daily returns
    /// @param positions the most
    public record Percentages(
            BigDecimal heat,
            BigDecimal position,
            BigDecimal sector,
            double correlation,
            int positions) {
        FitLimits of(BigDecimal capital) {
            return new FitLimits(capital, heat, position, sector, correlation, positions);
        }
    }
}
