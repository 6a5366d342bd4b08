package bellwether.trading.portfolio.matching;

import bellwether.market.symbols.Ticker;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.QuotedPrice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Asks for the quotes of many symbols side by side, for a bounded time, first for those that were
/// quoted longest ago.
public final class QuoteBatch {
    private final QuoteSource source;
    private final QuoteTurns turns = new QuoteTurns();

    public QuoteBatch(QuoteSource source) {
        this.source = source;
    }

    /// The quotes that came in time, by ticker.
    public Map<String, QuotedPrice> of(Collection<String> tickers) throws InterruptedException {
        Map<String, QuotedPrice> found = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(Set.copyOf(tickers).size());
        List<String> order = turns.order(tickers);
        for (String ticker : order) {
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
        Map<String, QuotedPrice> inTime = all ? found : new TreeMap<>(found);
        turns.end(order, inTime.keySet());
        return inTime;
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
