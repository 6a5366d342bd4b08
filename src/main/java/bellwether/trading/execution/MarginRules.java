package bellwether.trading.execution;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;

/// What borrowing is allowed and costs.
///
/// @param shorting whether positions may be short
/// @param longShare the part of a long position's value that equity must cover (ml)
/// @param shortShare the part of a short position's value that equity must cover (ms)
/// @param forcedBelow shorts are closed where equity is below this part of their value
/// @param borrowPercent the fee for borrowed shares, in percent of their value a year
public record MarginRules(
        boolean shorting,
        BigDecimal longShare,
        BigDecimal shortShare,
        BigDecimal forcedBelow,
        BigDecimal borrowPercent) {
    public static final MarginRules USUAL =
            new MarginRules(
                    true, BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("0.3"), BigDecimal.ONE);

    public MarginRules {
        longShare = Prices.positive("/margin/long", longShare);
        shortShare = Prices.positive("/margin/short", shortShare);
        notNegative("/margin/forced_below", forcedBelow);
        notNegative("/margin/borrow_percent", borrowPercent);
    }

    private static void notNegative(String pointer, BigDecimal number) {
        if (number.signum() < 0) {
            throw Refusal.invalid(pointer, "must be 0 or more, was " + number.toPlainString());
        }
    }
}
