package bellwether.trading.portfolio;

import bellwether.market.symbols.Ticker;
import java.time.Duration;
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

    /// How long the quotes of many symbols, asked for side by side, are waited for: well within the
    /// lease of a duty.
    default Duration patience() {
        return Duration.ofSeconds(5);
    }

    /// The newest price, of a minute ago at most; empty where no provider has one now. May take
    /// seconds.
    Optional<QuotedPrice> quote(Ticker ticker) throws InterruptedException;
}
