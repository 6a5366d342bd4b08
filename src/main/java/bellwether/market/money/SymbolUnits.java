package bellwether.market.money;

import java.math.BigDecimal;
import java.util.Optional;

/// What the prices of a symbol are counted in, and in which steps it trades.
///
/// @param unit empty when it is not known
/// @param note what is assumed, or why it is not known; empty when there is nothing to say
/// @param tick as it is stated; empty when the closes have to show it
/// @param lot the smallest quantity
/// @param lotStated whether the lot is stated, and not the usual one
public record SymbolUnits(
        Optional<PriceUnit> unit,
        CurrencySource source,
        Optional<String> note,
        Optional<BigDecimal> tick,
        BigDecimal lot,
        boolean lotStated) {
    /// Nothing is known, and nothing said about it.
    public static final SymbolUnits UNKNOWN =
            new SymbolUnits(
                    Optional.empty(),
                    CurrencySource.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    BigDecimal.ONE,
                    false);

    /// The currency that money is counted in: pounds where prices are in pence.
    public Optional<String> currency() {
        return unit.map(PriceUnit::currency);
    }
}
