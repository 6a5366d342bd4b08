package bellwether;

import bellwether.market.feeds.Providers;
import bellwether.market.feeds.Quotes;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import java.util.Optional;

/// Quotes of the configured providers, for trading. Those that tell only a day are none here.
final class ProviderQuotes implements QuoteSource {
    private final Providers providers;

    ProviderQuotes(Providers providers) {
        this.providers = providers;
    }

    @Override
    public boolean isConfigured() {
        return providers.isConfigured();
    }

    @Override
    public Optional<QuotedPrice> quote(Ticker ticker) throws InterruptedException {
        try {
            Quotes.Told.Given given = providers.quotes().of(ticker);
            return given.quote().at().map(at -> new QuotedPrice(given.quote().price(), at));
        } catch (Refusal refusal) {
            return Optional.empty(); // none now, which callers show as missing
        }
    }
}
