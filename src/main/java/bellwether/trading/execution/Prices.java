package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Exact prices: 8 digits behind the point, from the shortest decimal of a double.
public final class Prices {
    /// Digits behind the point.
    public static final int SCALE = 8;

    private Prices() {}

    /// Bounds between which a double is printed without an exponent.
    private static final double LEAST_PLAIN = 1e-3;

    private static final double MOST_PLAIN = 1e7;

    /// The price that a bar's number stands for.
    public static BigDecimal exact(double price) {
        if (price >= LEAST_PLAIN && price < MOST_PLAIN) {
            long cents = Math.round(price * 100);
            if (cents / 100.0 == price) {
                return ofCents(cents);
            }
        }
        return scaled(BigDecimal.valueOf(price));
    }

    /// The shortest decimal of such a double, with at least one digit behind the point: no other of
    /// so few digits is as near to it.
    private static BigDecimal ofCents(long cents) {
        return cents % 10 == 0 ? BigDecimal.valueOf(cents / 10, 1) : BigDecimal.valueOf(cents, 2);
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
        if (number.scale() == 0) {
            return number;
        }
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
