package bellwether.trading.portfolio;

import bellwether.market.symbols.Ticker;
import java.util.Optional;

/// Where newest prices come from.
public interface QuoteSource {
    /// No provider is configured.
    QuoteSource NONE =
            new QuoteSource() {
                @Override
                public boolean isConfigured() {
                    return false;
                }

                @Override
                public Optional<QuotedPrice> quote(Ticker ticker) {
                    return Optional.empty();
                }
            };

    /// Whether any provider may be asked.
    boolean isConfigured();

    /// The newest price, of a minute ago at most; empty where no provider has one now. May take
    /// seconds.
    Optional<QuotedPrice> quote(Ticker ticker) throws InterruptedException;
}
