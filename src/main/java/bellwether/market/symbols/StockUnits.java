package bellwether.market.symbols;

import bellwether.market.money.CurrencySource;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What the prices of a symbol are counted in, and in which steps it trades.
///
/// @param currency of the prices, `GBX` for pence; null when it is not known
/// @param moneyCurrency of amounts of money: `GBP` where prices are in pence
/// @param currencyNote what is assumed of the currency, or why it is not known
/// @param tick the smallest step of a price, when it is stated; else plans take it from the closes
/// @param lot the smallest quantity
/// @param lotSource `stated`, or `usual`: 1 of shares, 100 of those of Tokyo, 0.0001 of coins
public record StockUnits(
        @Nullable String currency,
        CurrencySource currencySource,
        @Nullable String moneyCurrency,
        @JsonProperty("currency_message") @Nullable String currencyNote,
        @Nullable BigDecimal tick,
        BigDecimal lot,
        String lotSource) {
    static StockUnits of(SymbolUnits units) {
        return new StockUnits(
                units.unit().map(PriceUnit::code).orElse(null),
                units.source(),
                units.currency().orElse(null),
                units.note().orElse(null),
                units.tick().orElse(null),
                units.lot(),
                units.lotStated() ? "stated" : "usual");
    }
}
