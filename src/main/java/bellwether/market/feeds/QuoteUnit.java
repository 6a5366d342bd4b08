package bellwether.market.feeds;

import bellwether.market.money.PriceUnit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Holds a quote against what the prices of its symbol are counted in, so that no reader counts
/// pence as pounds or dollars as euros.
///
/// @param own what the stored prices are counted in; empty where that is not known
/// @param listed what the exchange quotes in; empty where that is not known
record QuoteUnit(Optional<PriceUnit> own, Optional<PriceUnit> listed) {
    /// Of a symbol that nothing is known of: its quotes are shown as the source says them.
    static final QuoteUnit UNKNOWN = new QuoteUnit(Optional.empty(), Optional.empty());

    /// The quote in the unit of the symbol's own prices.
    ///
    /// @throws ProviderException where it is in other money, or may be in another unit
    Quote converted(Quote quote) {
        return own.map(unit -> converted(quote, unit)).orElse(quote);
    }

    private Quote converted(Quote quote, PriceUnit unit) {
        if (quote.currency().isEmpty()) {
            requireListed(unit);
            return quote;
        }
        String said = quote.currency().get();
        PriceUnit quoted =
                PriceUnit.of(said)
                        .filter(other -> other.currency().equals(unit.currency()))
                        .orElseThrow(() -> otherMoney(said, unit));
        if (quoted.code().equals(unit.code())) {
            return quote.in(Optional.of(unit.code()));
        }
        UnaryOperator<BigDecimal> exact = price -> unit.inUnits(quoted.money(price));
        return new Quote(
                exact.apply(quote.price()),
                quote.at(),
                quote.day(),
                quote.previousClose().map(exact),
                Optional.of(unit.code()));
    }

    private static ProviderException otherMoney(String said, PriceUnit unit) {
        return new ProviderException(
                ProviderException.Kind.CONTRADICTS,
                "returned a price in %s, while the prices of the symbol are in %s"
                        .formatted(said, unit.code()));
    }

    /// A source that says no currency means that of the exchange.
    private void requireListed(PriceUnit unit) {
        if (listed.filter(usual -> !usual.code().equals(unit.code())).isPresent()) {
            throw new ProviderException(
                    ProviderException.Kind.CONTRADICTS,
                    "returned a price without its currency, which may be %s, the quote currency of the exchange, while the prices of the symbol are in %s"
                            .formatted(listed.get().code(), unit.code()));
        }
    }
}
