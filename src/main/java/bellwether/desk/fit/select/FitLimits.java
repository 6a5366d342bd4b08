package bellwether.desk.fit.select;

import java.math.BigDecimal;
import java.math.MathContext;

/// What a portfolio may hold, in percent of its capital.
///
/// @param heat what may be lost in all if every stop is hit
/// @param position the value of one position
/// @param sector the value of a sector; symbols without a stated one count for none
/// @param correlation of daily returns above which two positions count as one bet
/// @param positions the most, with those already held
public record FitLimits(
        BigDecimal capital,
        BigDecimal heat,
        BigDecimal position,
        BigDecimal sector,
        double correlation,
        int positions) {
    /// A position of a smaller share of the capital is not worth its costs.
    public static final BigDecimal LEAST_PERCENT = BigDecimal.valueOf(2);

    /// So much of the capital.
    BigDecimal amount(BigDecimal percent) {
        return capital.multiply(percent, MathContext.DECIMAL64).movePointLeft(2);
    }
}
