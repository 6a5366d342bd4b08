package bellwether.trading.portfolio;

import bellwether.trading.execution.AccountState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// An account to be looked at.
///
/// @param equity at the marks, in the portfolio's currency; empty where a rate is missing
/// @param free what new orders may reserve, by currency
/// @param priceUnits what one unit of a symbol's prices is in its currency, of each that is held
public record AccountView(
        Portfolio portfolio,
        AccountState state,
        Optional<BigDecimal> equity,
        Map<String, BigDecimal> free,
        Map<String, BigDecimal> priceUnits) {
    public AccountView {
        priceUnits = Map.copyOf(priceUnits);
        free = Map.copyOf(free);
    }
}
