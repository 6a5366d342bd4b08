package bellwether.desk.overview.quote;

import bellwether.market.feeds.Quote;
import bellwether.market.feeds.Quotes;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks providers for prices of a few symbols, all at once. One that nobody has a price of is
/// missing; the others are answered.
public final class LiveQuotes {
    private final Quotes quotes;

    public LiveQuotes(Quotes quotes) {
        this.quotes = quotes;
    }

    /// The stored quotes with what providers say.
    ///
    /// @throws InterruptedException when the thread is told to stop
    public StoredQuotes.Found asked(StoredQuotes.Found stored) throws InterruptedException {
        List<StoredQuote> items = new ArrayList<>();
        List<MissingTicker> missing = new ArrayList<>(stored.missing());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<LivePrice>> prices = new ArrayList<>();
            for (StoredQuote quote : stored.items()) {
                prices.add(threads.submit(() -> price(quote.ticker())));
            }
            for (int i = 0; i < prices.size(); i++) {
                StoredQuote quote = stored.items().get(i);
                try {
                    items.add(quote.with(prices.get(i).get()));
                } catch (ExecutionException e) {
                    items.add(quote);
                    missing.add(new MissingTicker(quote.ticker(), "not live: " + refused(e)));
                }
            }
        }
        return new StoredQuotes.Found(items, missing);
    }

    private static String refused(ExecutionException e) {
        if (e.getCause() instanceof Refusal refusal) {
            return refusal.detail();
        }
        throw new IllegalStateException(e.getCause());
    }

    private LivePrice price(String ticker) throws InterruptedException {
        Ticker known = Ticker.of(ticker).orElseThrow();
        Quotes.Told.Given given = quotes.of(known);
        Quote quote = given.quote();
        return new LivePrice(
                quote.price(),
                quote.previousClose().orElse(null),
                quote.currency().orElse(null),
                quote.at().orElse(null),
                given.session(),
                quotes.hours(known, given.session()).marketOpen(),
                given.source().label(),
                given.askedAt(),
                given.said());
    }
}
