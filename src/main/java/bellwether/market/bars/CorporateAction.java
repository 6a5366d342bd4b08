package bellwether.market.bars;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A split or a cash dividend. Raw prices from its day on are without it.
///
/// @param numerator of a split: so many shares after it …
/// @param denominator … for so many before
/// @param amount of a dividend, per share of its day
public record CorporateAction(
        ActionKind kind,
        LocalDate exDate,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal amount) {
    /// Behind the point, of what is stored.
    public static final int MOST_DIGITS = 10;

    private static final double NEARLY_WHOLE = 0.002;

    public static CorporateAction split(
            LocalDate exDate, BigDecimal numerator, BigDecimal denominator) {
        return new CorporateAction(
                ActionKind.SPLIT, exDate, plain(numerator), plain(denominator), null);
    }

    public static CorporateAction dividend(LocalDate exDate, BigDecimal amount) {
        return new CorporateAction(ActionKind.DIVIDEND, exDate, null, null, plain(amount));
    }

    /// A split as files give it, in shares after for one before: 2, 1.5 or 0.0667, which means one
    /// for fifteen.
    public static CorporateAction split(LocalDate exDate, double ratio) {
        double inverse = 1 / ratio;
        boolean reverse =
                ratio < 1 && Math.abs(inverse - Math.rint(inverse)) < NEARLY_WHOLE * inverse;
        return reverse
                ? split(exDate, BigDecimal.ONE, BigDecimal.valueOf(Math.rint(inverse)))
                : split(exDate, BigDecimal.valueOf(ratio), BigDecimal.ONE);
    }

    /// Shares after a split for each before; 1 for a dividend.
    public double ratio() {
        return numerator == null || denominator == null
                ? 1
                : numerator.divide(denominator, MathContext.DECIMAL64).doubleValue();
    }

    /// What a dividend pays per share; 0 for a split.
    public double perShare() {
        return amount == null ? 0 : amount.doubleValue();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped =
                number.setScale(Math.min(MOST_DIGITS, number.scale()), RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// The part of an earlier price that counts after a dividend. Empty of one that is as large as
    /// the close before it, or larger: it is in another unit, or no dividend, and nothing is
    /// adjusted for it.
    public static OptionalDouble kept(double dividend, double close) {
        double kept = 1 - dividend / close;
        return kept > 0 ? OptionalDouble.of(kept) : OptionalDouble.empty();
    }
}
