package bellwether.trading.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How an amount of a charge becomes money.
public enum ChargeRounding {
    /// To the currency's smallest unit, halves up.
    CENT,
    /// Up to the currency's smallest unit.
    UP_TO_CENT,
    /// To whole units of the currency, halves up.
    WHOLE_UNIT;

    /// The amount in a currency of so many digits behind the point.
    public BigDecimal round(BigDecimal amount, int digits) {
        return switch (this) {
            case CENT -> amount.setScale(digits, RoundingMode.HALF_UP);
            case UP_TO_CENT -> amount.setScale(digits, RoundingMode.CEILING);
            case WHOLE_UNIT ->
                    amount.setScale(0, RoundingMode.HALF_UP).setScale(digits, RoundingMode.HALF_UP);
        };
    }
}
