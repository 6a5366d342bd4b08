package bellwether.research.analysis;

import bellwether.market.money.CurrencySource;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import bellwether.research.analysis.plan.AnalysisOptions;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was asked for, and in what money.
///
/// @param profileNumbers the profile as it was used, in the form in which it is stored
/// @param terms what the caller asked for beside the capital
public record AnalysisInputs(
        String profile,
        BigDecimal capital,
        @JsonRawValue String profileNumbers,
        AnalysisOptions terms) {

    /// What its money is in: pounds where prices are in pence. Null when it is not known.
    @JsonProperty
    public @Nullable String currency() {
        return units().currency().orElse(null);
    }

    /// What its prices are in: `GBX` for pence. Null when it is not known.
    @JsonProperty
    public @Nullable String priceUnit() {
        return units().unit().map(PriceUnit::code).orElse(null);
    }

    @JsonProperty
    public CurrencySource currencySource() {
        return units().source();
    }

    /// What is assumed of the currency, or why it is not known.
    @JsonProperty("currency_message")
    public Optional<String> currencyNote() {
        return units().note();
    }

    private SymbolUnits units() {
        return terms.money().units();
    }
}
