package bellwether.research.analysis.plan;

import bellwether.market.rates.FxRate;
import java.math.BigDecimal;
import java.util.Optional;

/// The capital in the currency of a symbol.
public sealed interface OwnCapital {
    /// It is known in the currency.
    ///
    /// @param amount in whole units of the currency: pounds, also where prices are in pence
    /// @param fx the rate by which it was converted, if it was
    record Known(BigDecimal amount, Optional<FxRate> fx) implements OwnCapital {}

    /// It is in another currency, and there is no way to convert it.
    ///
    /// @param words why, and what to do
    record Unknown(String words) implements OwnCapital {}
}
