package bellwether.market.feeds;

import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The newest prices, asked for when somebody wants them, and kept for a minute. None is ever
/// stored: a price of a session that goes on is no bar.
public final class Quotes implements AutoCloseable {
    private static final Duration KEPT = Duration.ofSeconds(60);

    /// For how long nobody is asked again after nobody had an answer.
    private static final Duration TROUBLE_KEPT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Clocks differ a little.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final int AT_ONCE = 8;
    private static final int MOST = 10_000;

    private final ProviderChain chains;
    private final Market market;
    private final InstantSource clock;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("quotes-", 0).factory());
    private final AsyncCache<Ticker, Told> lately;

    /// What came of asking.
    public sealed interface Told {
        /// When that was.
        Instant askedAt();

        /// For how long it is the answer.
        Duration kept();

        /// The newest price.
        ///
        /// @param said what was wrong with those who were asked before
        record Given(
                Quote quote,
                ProviderName source,
                LocalDate session,
                List<String> said,
                Instant askedAt)
                implements Told {
            @Override
            public Duration kept() {
                return KEPT;
            }
        }

        /// Nobody has one.
        record Refused(Refusal refusal, Instant askedAt) implements Told {
            @Override
            public Duration kept() {
                return refusal.kind() == RefusalKind.NOT_FOUND ? KEPT : TROUBLE_KEPT;
            }
        }
    }

    Quotes(ProviderChain chains, Market market, InstantSource clock) {
        this.chains = chains;
        this.market = market;
        this.clock = clock;
        this.lately = Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).buildAsync();
    }

    /// The newest price in the unit of the symbol's stored prices, of a minute ago at most; who
    /// asks while another does waits for the same answer. A symbol that was renamed is asked for by
    /// its present name.
    ///
    /// @throws Refusal 404 when nobody can have one, 503 when nobody gives one now
    public Told.Given of(Ticker asked) throws InterruptedException {
        Ticker ticker = present(asked);
        Told told;
        try {
            told = answer(ticker).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Refusal.of(
                            RefusalKind.UNAVAILABLE,
                            "no_quote_now",
                            "The providers did not respond for %s in time.".formatted(ticker))
                    .retryAfter(TROUBLE_KEPT);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return switch (told) {
            case Told.Given given -> given;
            case Told.Refused refused -> throw refused.refusal();
        };
    }

    private Ticker present(Ticker asked) {
        String name = market.symbols().renamed(List.of(asked.name())).get(asked.name());
        return name == null ? asked : new Ticker(name);
    }

    /// The running or the newest answer, or a new one where that is too old. Its age is counted
    /// here and not by the cache, which counts from when it learns of an answer.
    private CompletableFuture<Told> answer(Ticker ticker) {
        return lately.asMap()
                .compute(
                        ticker,
                        (_, last) ->
                                last == null || isOver(last)
                                        ? CompletableFuture.supplyAsync(() -> ask(ticker), threads)
                                        : last);
    }

    private boolean isOver(CompletableFuture<Told> answer) {
        if (!answer.isDone()) {
            return false;
        }
        if (answer.isCompletedExceptionally()) {
            return true;
        }
        Told told = answer.join();
        return !clock.instant().isBefore(told.askedAt().plus(told.kept()));
    }

    private Told ask(Ticker ticker) {
        Optional<Stock> stock = market.symbols().find(ticker);
        Optional<Instrument> instrument =
                stock.map(known -> Instrument.of(ticker, market.calendar(known).exchange()))
                        .orElseGet(() -> Instrument.of(ticker));
        if (isSynthetic(ticker)) {
            return refused(Refusal.notFound("no_quote", ticker + " is synthetic and not traded."));
        }
        List<Provider> chain = instrument.map(chains::of).orElse(List.of());
        if (chain.isEmpty()) {
            return refused(
                    Refusal.notFound(
                            "no_quote",
                            "No price provider configured for %s. Set PROVIDERS, for example yahoo,stooq."
                                    .formatted(ticker)));
        }
        List<ProviderException> said = new ArrayList<>();
        for (Provider provider : chain) {
            try {
                Quote quote = provider.quote(instrument.orElseThrow());
                return given(ticker, provider, inOwnUnit(stock, provider, quote), said);
            } catch (ProviderException trouble) {
                said.add(trouble);
            }
        }
        return refused(refusal(ticker, said));
    }

    private Quote inOwnUnit(Optional<Stock> stock, Provider provider, Quote quote) {
        QuoteUnit unit =
                stock.map(known ->
                                new QuoteUnit(
                                        Optional.ofNullable(known.currency())
                                                .flatMap(PriceUnit::of),
                                        market.exchangeUnit(known)))
                        .orElse(QuoteUnit.UNKNOWN);
        try {
            return unit.converted(quote);
        } catch (ProviderException other) {
            throw provider.reported(other);
        }
    }

    private boolean isSynthetic(Ticker ticker) {
        return market.loadLast(List.of(ticker.name()), Timeframe.DAY, 1).stream()
                .anyMatch(History::synthetic);
    }

    private Told refused(Refusal refusal) {
        return new Told.Refused(refusal, clock.instant());
    }

    private Told given(
            Ticker ticker, Provider provider, Quote quote, List<ProviderException> before) {
        Instant now = clock.instant();
        TradingCalendar calendar = market.calendar(ticker.name());
        LocalDate session = quote.at().map(calendar::day).or(quote::day).orElseThrow();
        Instant ahead = now.plus(AHEAD);
        if (quote.at().filter(at -> at.isAfter(ahead)).isPresent()
                || session.isAfter(calendar.day(ahead))) {
            throw provider.reported(
                    ProviderException.wrong("returned a price dated in the future"));
        }
        LocalDate last = calendar.lastCompletedSession(now);
        if (session.isBefore(last)) {
            throw provider.reported(
                    new ProviderException(
                            ProviderException.Kind.STALE,
                            "returned a price of %s, older than the last session (%s)"
                                    .formatted(session, last)));
        }
        List<String> said = before.stream().map(ProviderException::words).toList();
        return new Told.Given(quote, provider.source(), session, said, now);
    }

    private static Refusal refusal(Ticker ticker, List<ProviderException> said) {
        String words = String.join("; ", said.stream().map(ProviderException::words).toList());
        String detail = "No quote of %s: %s.".formatted(ticker, words);
        if (said.stream().anyMatch(trouble -> trouble.kind() == ProviderException.Kind.STALE)) {
            return Refusal.of(RefusalKind.UNAVAILABLE, "stale_quote", detail).retryAfter(KEPT);
        }
        if (said.stream().anyMatch(t -> t.mayPass() || t.isMatterOfTime())) {
            Duration pause =
                    said.stream()
                            .filter(t -> t.mayPass() || t.isMatterOfTime())
                            .map(t -> t.pause().orElse(TROUBLE_KEPT))
                            .min(Duration::compareTo)
                            .orElse(TROUBLE_KEPT);
            return Refusal.of(RefusalKind.UNAVAILABLE, "no_quote_now", detail).retryAfter(pause);
        }
        boolean refused =
                said.stream()
                        .anyMatch(t ->
                                t.kind() == ProviderException.Kind.FORBIDDEN
                                        || t.pause().isPresent());
        return refused
                ? Refusal.of(RefusalKind.UNAVAILABLE, "no_quote_now", detail)
                        .retryAfter(Duration.ofMinutes(5))
                : Refusal.notFound("no_quote", detail);
    }

    /// Whether the exchange trades now, and whether the day's price may still change.
    public record Hours(boolean marketOpen, boolean partial) {}

    public Hours hours(Ticker ticker, LocalDate session) {
        Instant now = clock.instant();
        TradingCalendar calendar = market.calendar(ticker.name());
        boolean open = calendar.session(calendar.day(now)).filter(s -> s.isOpenAt(now)).isPresent();
        return new Hours(open, calendar.isPartial(session, now));
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
