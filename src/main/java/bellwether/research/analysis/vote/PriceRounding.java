package bellwether.research.analysis.vote;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Turns a computed price into money: cents for prices of 1 and more, five significant digits
/// below.
public final class PriceRounding {
    /// Whole numbers below this keep a few binary digits behind the point.
    private static final double EXACT = 1L << 48;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
    };

    private PriceRounding() {}

    public static int scale(double price) {
        if (price >= 1) {
            return 2;
        }
        return 4 - (int) Math.floor(Math.log10(price));
    }

    /// To the price's own scale.
    public static BigDecimal round(double price) {
        return round(price, scale(price), RoundingMode.HALF_EVEN);
    }

    /// To the nearest of this scale, down or up, as asked. Exact: where rounding the product could
    /// matter, all digits of the price are asked.
    public static BigDecimal round(double price, int scale, RoundingMode mode) {
        if (scale >= 0 && scale < POWERS.length) {
            double scaled = price * POWERS[scale];
            switch (mode) {
                case HALF_EVEN -> {
                    if (isSure(scaled, 0.5)) {
                        return BigDecimal.valueOf((long) Math.rint(scaled), scale);
                    }
                }
                case FLOOR -> {
                    if (isSure(scaled, 0)) {
                        return BigDecimal.valueOf((long) Math.floor(scaled), scale);
                    }
                }
                case CEILING -> {
                    if (isSure(scaled, 0)) {
                        return BigDecimal.valueOf((long) Math.ceil(scaled), scale);
                    }
                }
                default -> {}
            }
        }
        return new BigDecimal(price).setScale(scale, mode);
    }

    /// Whether what one rounding may have moved cannot carry it over the edge, which lies this far
    /// from each whole number.
    static boolean isSure(double scaled, double edge) {
        double off = Math.abs(scaled - Math.rint(scaled));
        return Math.abs(scaled) < EXACT && Math.abs(off - edge) > Math.ulp(scaled);
    }

    /// 10 to this power, exactly.
    static double power(int exponent) {
        return POWERS[exponent];
    }
}
