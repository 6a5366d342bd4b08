package bellwether.research.analysis.store;

import bellwether.market.money.PriceUnit;
import bellwether.market.money.SymbolUnits;
import bellwether.market.rates.FxRates;
import bellwether.market.rates.FxSearch;
import bellwether.research.analysis.plan.OwnCapital;
import java.math.BigDecimal;
import java.util.Optional;

/// Turns the capital of a request into the currency of each symbol, by stored rates. Never taken
/// for another currency than the one that was named.
///
/// @param capital as it was given
/// @param currency as it was given; empty when the capital is in the currency of each symbol
public record CapitalConversion(BigDecimal capital, Optional<String> currency, FxRates rates) {

    /// In the currency of a symbol.
    public OwnCapital of(SymbolUnits units) {
        return currency.isEmpty() || units.unit().isPresent()
                ? units.unit().map(this::of).orElseGet(this::asGiven)
                : new OwnCapital.Unknown(
                        "the capital is in %s, and %s"
                                .formatted(
                                        currency.get(),
                                        units.note()
                                                .orElse(
                                                        "the currency of the prices is not known")));
    }

    /// In the currency of prices in this unit.
    public OwnCapital of(PriceUnit unit) {
        return currency.flatMap(PriceUnit::of)
                .map(given -> converted(given, unit))
                .orElseGet(this::asGiven);
    }

    private OwnCapital asGiven() {
        return new OwnCapital.Known(capital, Optional.empty());
    }

    private OwnCapital converted(PriceUnit given, PriceUnit unit) {
        BigDecimal amount = given.money(capital);
        if (given.currency().equals(unit.currency())) {
            return new OwnCapital.Known(amount, Optional.empty());
        }
        return switch (rates.find(given.currency(), unit.currency())) {
            case FxSearch.Found(var rate) ->
                    new OwnCapital.Known(
                            rate.convert(amount, Math.max(2, unit.digits())), Optional.of(rate));
            case FxSearch.Missing(String words) -> new OwnCapital.Unknown(words);
        };
    }
}
