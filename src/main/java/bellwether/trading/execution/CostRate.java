package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A charge while one rate of it holds. It is computed on all that an order has filled so far.
///
/// @param charge its name
/// @param side null: both
/// @param on names of charges before it that it is a percentage of; empty: the value
/// @param percent of that: 0.1 is 0.1 %
/// @param perShare in money a share
/// @param minimum an order
/// @param maximum an order; null: none
/// @param maximumPercent of the value, an order; null: none
/// @param validFrom its first day; null: unknown, and valid until the next one
public record CostRate(
        String charge,
        @Nullable OrderSide side,
        List<String> on,
        BigDecimal percent,
        BigDecimal perShare,
        BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable BigDecimal maximumPercent,
        ChargeRounding rounding,
        @Nullable LocalDate validFrom,
        RateBasis basis,
        String source) {
    public CostRate {
        on = List.copyOf(on);
        notNegative("percent", percent);
        notNegative("per_share", perShare);
        notNegative("minimum", minimum);
    }

    /// A percentage of the value on both sides, as the owner states it.
    public static CostRate percent(String charge, BigDecimal percent) {
        return stated(charge, percent, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /// A percentage and an amount per share, at least so much an order, as the owner states it.
    public static CostRate stated(
            String charge, BigDecimal percent, BigDecimal perShare, BigDecimal minimum) {
        return new CostRate(
                charge,
                null,
                List.of(),
                percent,
                perShare,
                minimum,
                null,
                null,
                ChargeRounding.CENT,
                null,
                RateBasis.STATED,
                "stated by the owner");
    }

    private static void notNegative(String field, BigDecimal number) {
        if (number.signum() < 0) {
            throw Refusal.invalid(
                    "/costs/" + field, "must be 0 or more, was " + number.toPlainString());
        }
    }
}
