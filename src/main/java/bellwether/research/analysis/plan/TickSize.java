package bellwether.research.analysis.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The smallest step of a price.
///
/// @param step above 0, in the unit of the prices
/// @param isStated whether somebody stated it; else the closes show it
public record TickSize(BigDecimal step, boolean isStated) {
    /// One of the last of so many digits behind the point.
    public static TickSize ofDigits(int digits) {
        return new TickSize(BigDecimal.ONE.movePointLeft(digits).setScale(digits), false);
    }

    public static TickSize stated(BigDecimal step) {
        return new TickSize(step, true);
    }

    /// To a whole number of steps.
    BigDecimal round(BigDecimal price, RoundingMode mode) {
        return price.divide(step, 0, mode).multiply(step);
    }

    /// Where it comes from: `stated` or `closes`.
    String source() {
        return isStated ? "stated" : "closes";
    }
}
