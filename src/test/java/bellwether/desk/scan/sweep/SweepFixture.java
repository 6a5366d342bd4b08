package bellwether.desk.scan.sweep;

import bellwether.desk.scan.DetectionAlerts;
import bellwether.desk.scan.Scan;
import bellwether.desk.scan.ScanMatch;
import bellwether.desk.scan.VerdictSource;
import bellwether.desk.scan.detection.DetectionArchive;
import bellwether.desk.scan.wish.ScanBook;
import bellwether.desk.scan.wish.ScanPass;
import bellwether.desk.scan.wish.ScanRequest;
import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.HeartbeatSettings;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.RetryPolicy;
import bellwether.research.screen.SweepPart;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Scans on a database of their own, by a clock that is set, with as many processes as wanted.
final class SweepFixture implements AutoCloseable {
    static final Actor ANN = new Actor(new Caller("k", "ann", Role.TRADER), "r-1", "192.0.2.1");

    /// Fifty times as quick as in production.
    static final HeartbeatSettings QUICK =
            new HeartbeatSettings(
                    Duration.ofMillis(200),
                    Duration.ofMillis(600),
                    Duration.ofMillis(100),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(20),
                    Duration.ofMillis(40));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final TestDatabase database = TestDatabase.create();

    /// On a Saturday: all bars are finished.
    volatile Instant now = Instant.parse("2026-02-28T12:00:00Z");

    final InstantSource clock = () -> now;
    final Market market = new Market(database.jdbi(), clock);
    final List<Timeframe> timeframes = List.of(Timeframe.DAY, Timeframe.HOUR);
    final Universes universes = new Universes(market.symbols(), this::listed, UniverseSource.NONE);
    final ScanBook book = new ScanBook(database.jdbi(), universes, Audit.NONE, clock);
    final DetectionArchive archive = new DetectionArchive(database.jdbi(), VerdictSource.NONE);
    final AtomicBoolean failing = new AtomicBoolean();

    /// How often watchlists are not there for a moment.
    final AtomicInteger busy = new AtomicInteger();

    final List<ScanMatch> matches = new CopyOnWriteArrayList<>();
    final List<List<String>> locked = new CopyOnWriteArrayList<>();
    private final List<Jobs> open = new ArrayList<>();

    /// Alerts that nobody hears of.
    private record Counted(int count) implements DetectionAlerts.FiredAlerts {
        @Override
        public void publish(Handle transaction) {
            // nobody listens
        }
    }

    /// One process.
    record Station(Jobs jobs, SweepRounds rounds) {}

    /// One that works on items too.
    Station station(SweepPart... parts) {
        return station(2, parts);
    }

    /// @param workers 0 leaves jobs lying
    Station station(int workers, SweepPart... parts) {
        Jobs jobs =
                new Jobs(
                        database.jdbi(),
                        database.jdbi(),
                        List.of(),
                        JobSettings.of(workers)
                                .withoutListening()
                                .with(QUICK)
                                .with(
                                        new RetryPolicy(
                                                2, Duration.ofMillis(1), Duration.ofMillis(1), 3)),
                        InstantSource.system());
        open.add(jobs);
        DetectionAlerts alerts =
                new DetectionAlerts() {
                    @Override
                    public void lock(Handle transaction, Collection<String> owners) {
                        locked.add(List.copyOf(owners));
                    }

                    @Override
                    public FiredAlerts alert(Handle h, List<ScanMatch> some) {
                        matches.addAll(some);
                        return new Counted(some.size());
                    }
                };
        jobs.add(
                List.of(
                        new SweepJob(
                                database.jdbi(),
                                market,
                                List.of(parts),
                                new PassWriter(alerts, universes))));
        jobs.addEndListeners(List.of(new SweepEnd(timeframes)));
        jobs.start();
        return new Station(
                jobs,
                new SweepRounds(
                        database.jdbi(),
                        jobs,
                        List.of(parts),
                        new DueSymbols(market, universes, timeframes)));
    }

    /// Stores the first bars of a symbol.
    void store(String ticker, int bars) {
        new PriceImport(database.jdbi(), clock)
                .importAnswer(ticker, "a test", DailyWalk.csv(ticker, bars), false);
    }

    /// Replaces a bar by one that closed higher.
    void correct(String ticker, String line) {
        String[] parts = line.strip().split(",", -1);
        double high = Double.parseDouble(parts[2]);
        String corrected =
                String.join(
                        ",",
                        parts[0],
                        parts[1],
                        String.format(Locale.ROOT, "%.2f", high + 1),
                        parts[3],
                        String.format(Locale.ROOT, "%.2f", high + 0.5),
                        parts[5]);
        new PriceImport(database.jdbi(), clock)
                .importAnswer(
                        ticker,
                        "a test",
                        "date,open,high,low,close,volume\n" + corrected + "\n",
                        false);
    }

    Scan scan(String name, boolean alerts, String... tickers) {
        return book.create(ANN, request(name, alerts, new Universe.Named(List.of(tickers)), null));
    }

    Scan scanAll(String name, @Nullable Integer batch) {
        return scanAll(name, batch, false);
    }

    Scan scanAll(String name, @Nullable Integer batch, boolean alerts) {
        return book.create(ANN, request(name, alerts, new Universe.Everything(), batch));
    }

    /// Watchlists, of which there is one, in a database that may fail.
    private Optional<TickerList> listed(String owner, String id) {
        if (failing.get()) {
            database.jdbi().useHandle(h -> h.execute("select 1 / 0"));
        }
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw Refusal.of(RefusalKind.UNAVAILABLE, "busy", "The list is busy.");
        }
        return id.equals("wl_1")
                ? Optional.of(new TickerList(id, "mine", 1, List.of("AAA")))
                : Optional.empty();
    }

    private static ScanRequest request(
            String name, boolean alerts, Universe universe, @Nullable Integer batch) {
        return new ScanRequest(
                name, universe.json(), "1d", 60, batch, null, null, null, alerts, null);
    }

    /// As the end of an import does.
    void request() {
        database.jdbi().useTransaction(h -> new SweepDao().request(h, List.of(Timeframe.DAY)));
    }

    /// Makes the next sweep at once and waits until it has ended.
    void sweep(Station station) {
        request();
        station.rounds().look();
        awaitEnd();
    }

    void awaitEnd() {
        await(() -> count("select count(*) from sweep where ended_at is null") == 0);
    }

    static void await(BooleanSupplier met) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!met.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not met within " + PATIENCE);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    List<ScanPass> passes(Scan scan) {
        return book.passes("ann", scan.id(), Long.MAX_VALUE, 100);
    }

    /// Waits for the end of a sweep of which something fails.
    void awaitSweepsWithFailures() {
        await(() -> texts("select job::text from sweep where ended_at is null").isEmpty());
    }

    List<String> failures() {
        return texts("select code || ' ' || message from item_result where outcome = 'failed'");
    }

    List<String> texts(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    /// Says what failed, where something did.
    long count(String sql) {
        List<String> failed = failures();
        if (!failed.isEmpty()) {
            throw new AssertionError(failed.toString());
        }
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    /// Everything that was detected, one line each.
    List<String> detected() {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select concat_ws(' ', ticker, extract(epoch from bar)::bigint, d.name,
                                          direction, value, quality, close, level, target)
                                        from detection d join symbol on symbol.id = d.symbol_id
                                        where revised_at is null order by 1
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    void execute(String sql) {
        database.jdbi().useHandle(h -> h.execute(sql));
    }

    @Override
    public void close() {
        open.reversed().forEach(Jobs::close);
        database.close();
    }
}
