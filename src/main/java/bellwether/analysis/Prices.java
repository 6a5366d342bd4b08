package bellwether.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Turns a computed price into money: cents for prices of 1 and more, five significant digits
/// below.
final class Prices {
    private Prices() {}

    static int scale(double price) {
        if (price >= 1) {
            return 2;
        }
        return 4 - (int) Math.floor(Math.log10(price));
    }

    /// To the price's own scale.
    static BigDecimal round(double price) {
        return round(price, scale(price), RoundingMode.HALF_EVEN);
    }

    static BigDecimal round(double price, int scale, RoundingMode mode) {
        return new BigDecimal(price).setScale(scale, mode);
    }
}
