package bellwether.trading.strategy.mark;

import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.portfolio.matching.QuoteTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Prices of many symbols at once: quotes where they are young, else the last finished session's
/// closes. It asks at most so many symbols for so long, first those that were quoted longest ago;
/// who has not answered by then has no quote.
final class MarkPrices implements AutoCloseable {
    /// An older quote says less than the last close does.
    static final Duration YOUNG = Duration.ofMinutes(15);

    /// Clocks differ a little.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int AT_ONCE = 8;
    private static final int MOST_QUOTES = 500;
    private static final Logger LOG = LoggerFactory.getLogger(MarkPrices.class);

    private final MarkSources sources;
    private final Duration patience;
    private final QuoteTurns turns = new QuoteTurns();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("marks-", 0).factory());

    /// @param patience for all quotes of a minute together
    MarkPrices(MarkSources sources, Duration patience) {
        this.sources = sources;
        this.patience = patience;
    }

    /// The price of each symbol that has one.
    Map<String, LegPrice> of(Collection<String> symbols, Instant now) throws InterruptedException {
        List<String> asked = turns.order(symbols).stream().limit(MOST_QUOTES).toList();
        Map<String, LegPrice> prices = new HashMap<>();
        List<Callable<Optional<LegPrice>>> questions = new ArrayList<>();
        asked.forEach(symbol -> questions.add(() -> quoted(symbol, now)));
        List<Future<Optional<LegPrice>>> answers =
                threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < asked.size(); i++) {
            String symbol = asked.get(i);
            answer(symbol, answers.get(i)).ifPresent(price -> prices.put(symbol, price));
        }
        turns.end(asked, prices.keySet());
        for (String symbol : symbols) {
            if (!prices.containsKey(symbol)) {
                sources.lastClose(symbol, now).ifPresent(close -> prices.put(symbol, close));
            }
        }
        return prices;
    }

    private static Optional<LegPrice> answer(String symbol, Future<Optional<LegPrice>> answer)
            throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException late) {
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.warn("No quote of {} for its mark: {}", symbol, String.valueOf(e.getCause()));
            return Optional.empty();
        }
    }

    private Optional<LegPrice> quoted(String symbol, Instant now) throws InterruptedException {
        return sources.quote(symbol)
                .filter(quote -> isYoung(quote, now))
                .map(quote ->
                        new LegPrice(
                                quote.price(),
                                quote.at(),
                                sources.calendar(symbol).day(quote.at())));
    }

    private static boolean isYoung(QuotedPrice quote, Instant now) {
        return !quote.at().isBefore(now.minus(YOUNG))
                && !quote.at().isAfter(now.plus(AHEAD))
                && quote.price().signum() > 0;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
