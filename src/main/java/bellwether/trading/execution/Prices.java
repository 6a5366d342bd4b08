package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Exact prices: 8 digits behind the point, from the shortest decimal of a double.
public final class Prices {
    /// Digits behind the point.
    public static final int SCALE = 8;

    private Prices() {}

    /// The price that a bar's number stands for.
    public static BigDecimal exact(double price) {
        return scaled(BigDecimal.valueOf(price));
    }

    /// At most 8 digits behind the point.
    public static BigDecimal scaled(BigDecimal price) {
        return price.scale() <= SCALE ? price : price.setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    /// A price times or through a number.
    public static BigDecimal divided(BigDecimal price, BigDecimal by) {
        return plain(price.divide(by, SCALE, RoundingMode.HALF_EVEN));
    }

    /// Without zeros at the end.
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static BigDecimal positive(String pointer, BigDecimal number) {
        BigDecimal scaled = scaled(number);
        if (scaled.signum() <= 0) {
            throw Refusal.invalid(pointer, "must be more than 0, was " + number.toPlainString());
        }
        return scaled;
    }

    static double positive(String pointer, double price) {
        if (!(price > 0) || Double.isInfinite(price)) {
            throw Refusal.invalid(pointer, "must be a number more than 0, was " + price);
        }
        return price;
    }
}
