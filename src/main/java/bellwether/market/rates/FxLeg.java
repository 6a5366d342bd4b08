package bellwether.market.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/// One stored close that a rate is made of.
///
/// @param symbol whose close it is
/// @param close as it is stored
/// @param inverse whether 1 ÷ close is meant
public record FxLeg(String symbol, LocalDate date, BigDecimal close, boolean inverse) {
    static final MathContext DIGITS = new MathContext(12);

    BigDecimal rate() {
        return inverse ? BigDecimal.ONE.divide(close, DIGITS) : close;
    }
}
