package bellwether.market.refresh;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.PlayedProvider;
import bellwether.market.feeds.ProviderSettings;
import bellwether.market.feeds.Providers;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A database, a provider on this machine, a clock that is set, and as many processes as wanted.
abstract class RefreshTestCase {
    static final Actor LOCAL = new Actor(Caller.LOCAL, "", "");

    /// Stooq's shape, up to the Friday before.
    static final String UNTIL_FRIDAY =
            """
            Date,Open,High,Low,Close,Volume
            2026-02-25,10,11,9,10.25,1000
            2026-02-26,10,11,9,10.5,1000
            2026-02-27,10.5,12,10,11.5,1100
            """;

    static final String MONDAY = "2026-03-02,11.5,12,11,11.75,1200\n";

    /// On Monday, half an hour after New York's closing auction, and a minute.
    volatile Instant now = Instant.parse("2026-03-02T21:45:00Z");

    final InstantSource clock = () -> now;
    final Calendars calendars = new Calendars(clock);
    final PlayedProvider played = new PlayedProvider();
    final TestDatabase database = TestDatabase.create();
    final Market market = new Market(database.jdbi(), clock);
    private final List<AutoCloseable> open = new ArrayList<>();

    /// One process.
    record Station(Jobs jobs, RefreshRounds rounds) {
        List<JobView> refreshes() {
            return jobs.of(LOCAL).list(bellwether.platform.jobs.JobFilter.ALL, 100);
        }
    }

    @BeforeEach
    void store() {
        for (String ticker : List.of("AAPL", "MSFT", "TCS.NS")) {
            new PriceImport(database.jdbi(), clock)
                    .importAnswer(ticker, "stooq", UNTIL_FRIDAY, false);
        }
        played.says(UNTIL_FRIDAY + MONDAY);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        played.close();
        database.close();
    }

    /// @param workers 0 leaves jobs lying
    Station process(int workers) {
        Providers providers =
                new Providers(
                        ProviderSettings.read(
                                Map.of("PROVIDERS", "stooq", "STOOQ_URL", played.url()),
                                (name, rule) -> {
                                    throw new AssertionError(name + " " + rule);
                                }),
                        market,
                        new PriceImport(database.jdbi(), clock),
                        clock);
        open.add(providers);
        Jobs jobs =
                new Jobs(
                        database.jdbi(),
                        database.jdbi(),
                        List.of(new RefreshJob(providers::fetch, market::calendar, clock)),
                        JobSettings.of(workers)
                                .withoutListening()
                                .with(
                                        new RetryPolicy(
                                                2, Duration.ofMillis(1), Duration.ofMillis(1), 3)),
                        clock);
        open.add(jobs);
        jobs.start();
        return new Station(
                jobs,
                new RefreshRounds(
                        jobs,
                        market,
                        providers,
                        calendars,
                        new RefreshSettings(true, Duration.ofMinutes(30))));
    }
}
