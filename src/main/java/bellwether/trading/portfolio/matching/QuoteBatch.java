package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Ticker;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks for the quotes of many symbols side by side, for a bounded time.
public final class QuoteBatch {
    private final QuoteSource source;

    public QuoteBatch(QuoteSource source) {
        this.source = source;
    }

    /// The quotes that came in time, by ticker.
    public Map<String, QuotedPrice> of(Collection<String> tickers) throws InterruptedException {
        Map<String, QuotedPrice> found = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(tickers.size());
        for (String ticker : tickers) {
            Thread.ofVirtual()
                    .name("quote of " + ticker)
                    .start(() -> {
                        try {
                            ask(ticker).ifPresent(quote -> found.put(ticker, quote));
                        } finally {
                            open.countDown();
                        }
                    });
        }
        boolean all = open.await(source.patience().toMillis(), TimeUnit.MILLISECONDS);
        return all ? found : new TreeMap<>(found);
    }

    private Optional<QuotedPrice> ask(String ticker) {
        try {
            Optional<Ticker> name = Ticker.of(ticker);
            return name.isEmpty() ? Optional.empty() : source.quote(name.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
