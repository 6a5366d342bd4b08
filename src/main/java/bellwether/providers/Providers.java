package bellwether.providers;

import bellwether.market.History;
import bellwether.market.Market;
import bellwether.market.Ticker;
import bellwether.market.Timeframe;
import bellwether.web.Answers;
import bellwether.web.Queries;
import bellwether.web.Role;
import bellwether.web.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/// The door of this room: fetches bars that are missing, and tells how the providers do.
public final class Providers implements Routes, AutoCloseable {
    /// Questions in the air at once, over all jobs.
    private static final int AT_ONCE = 8;

    private final Web web = new Web();
    private final ExecutorService askers =
            Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("asker-", 0).factory());
    private final ProviderSettings settings;
    private final Market market;
    private final Pace pace;
    private final InstantSource clock;
    private final Chains chains;
    private final Intake intake;

    public Providers(ProviderSettings settings, Market market, InstantSource clock) {
        this(settings, market, Pace.USUAL, clock);
    }

    Providers(ProviderSettings settings, Market market, Pace pace, InstantSource clock) {
        this.settings = settings;
        this.market = market;
        this.pace = pace;
        this.clock = clock;
        this.chains = new Chains(settings, web, pace, clock);
        this.intake = new Intake(chains, market, clock);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/provider-health", this::health, Role.READER);
    }

    private void health(Context ctx) {
        Queries.allowOnly(ctx);
        Answers.json(ctx, new Health(!settings.isOff(), standing()));
    }

    List<ProviderHealth> standing() {
        return chains.health();
    }

    private record Health(boolean asked, List<ProviderHealth> providers) {}

    /// Asks for daily bars of those tickers that have none, or whose newest one is older than the
    /// last session that is over, and stores what is new and right. Holds no connection while it
    /// asks.
    ///
    /// @param day today, in UTC; bars of sessions that are not over are not taken
    /// @return what there is to say of tickers that did not get all they should
    /// @throws InterruptedException when the thread is told to stop
    public Map<String, String> refresh(Collection<String> tickers, LocalDate day)
            throws InterruptedException {
        if (settings.isOff()) {
            return Map.of();
        }
        Map<String, String> words = new HashMap<>();
        List<Wanted> wanted = wanted(tickers, day, words);
        List<Callable<Found>> questions = new ArrayList<>();
        wanted.forEach(one -> questions.add(() -> chains.ask(one, 0, List.of())));
        List<Future<Found>> answers =
                askers.invokeAll(questions, pace.batch().toMillis(), TimeUnit.MILLISECONDS);
        for (int i = 0; i < answers.size(); i++) {
            String ticker = wanted.get(i).ticker();
            intake.take(found(answers.get(i), wanted.get(i)))
                    .ifPresent(said -> words.put(ticker, said));
        }
        return words;
    }

    private List<Wanted> wanted(
            Collection<String> tickers, LocalDate day, Map<String, String> words) {
        Map<String, History> newest = byTicker(market.loadLast(tickers, Timeframe.DAY, 1));
        Map<String, Instrument> stale = new HashMap<>();
        for (String ticker : tickers) {
            Optional<History> stored = Optional.ofNullable(newest.get(ticker));
            Optional<Instrument> instrument = Ticker.of(ticker).flatMap(Instrument::of);
            boolean ask =
                    instrument.filter(known -> !chains.isEmpty(known)).isPresent()
                            && Freshness.isStale(stored, lastSession(ticker));
            Optional<String> lately = ask ? intake.lately(ticker) : Optional.empty();
            lately.filter(said -> !said.isEmpty()).ifPresent(said -> words.put(ticker, said));
            if (ask && lately.isEmpty()) {
                stale.put(ticker, instrument.get());
            }
        }
        Map<String, History> raw = byTicker(market.loadRaw(stale.keySet(), Timeframe.DAY));
        return stale.entrySet().stream()
                .map(e ->
                        Wanted.of(
                                e.getKey(),
                                e.getValue(),
                                new Wanted.Until(day, lastSession(e.getKey())),
                                Optional.ofNullable(raw.get(e.getKey()))))
                .toList();
    }

    private LocalDate lastSession(String ticker) {
        return market.calendar(ticker).lastCompletedSession(clock.instant());
    }

    private static Map<String, History> byTicker(List<History> histories) {
        return histories.stream().collect(Collectors.toMap(History::ticker, Function.identity()));
    }

    private static Found found(Future<Found> answer, Wanted wanted) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            return new Found(
                    wanted,
                    Integer.MAX_VALUE,
                    List.of(),
                    List.of("the providers did not answer in the time there is for one batch"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        askers.shutdownNow();
        web.close();
    }
}
