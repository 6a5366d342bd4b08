package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// An order's part of the equity, value or loss.
///
/// @param each of one share, in the account's currency
record ShareOfEquity(BigDecimal equity, BigDecimal shares, BigDecimal each) {
    private static final int DIGITS = 8;
    private static final int PERCENT_DIGITS = 4;

    private BigDecimal allowed(BigDecimal percent) {
        return equity.multiply(percent).movePointLeft(2);
    }

    private BigDecimal after(BigDecimal before) {
        return before.add(shares.multiply(each));
    }

    /// The most shares that fit.
    ///
    /// @param before what counts already
    BigDecimal fitting(BigDecimal before, BigDecimal percent) {
        BigDecimal left = allowed(percent).subtract(before);
        return left.signum() <= 0 ? BigDecimal.ZERO : left.divide(each, DIGITS, RoundingMode.DOWN);
    }

    /// The broken rule, with what it counts.
    String words(
            RiskLimit limit, BigDecimal before, BigDecimal most, String currency, String what) {
        BigDecimal after = after(before);
        String percent =
                equity.signum() > 0
                        ? percentText(percent(after, equity))
                                + " % ("
                                + text(after)
                                + " "
                                + currency
                                + ")"
                        : text(after) + " " + currency;
        return "%s must be at most %s %% of equity (%s %s), would be %s %s"
                .formatted(
                        limit.key(),
                        most.toPlainString(),
                        text(allowed(most)),
                        currency,
                        percent,
                        what);
    }

    static BigDecimal percent(BigDecimal amount, BigDecimal equity) {
        return amount.movePointRight(2).divide(equity, MathContext.DECIMAL64);
    }

    /// With so many digits that what is just above a limit shows so.
    static String percentText(BigDecimal percent) {
        return plain(percent.setScale(PERCENT_DIGITS, RoundingMode.HALF_EVEN));
    }

    /// With two digits at most.
    static String text(BigDecimal number) {
        return plain(number.setScale(2, RoundingMode.HALF_EVEN));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
