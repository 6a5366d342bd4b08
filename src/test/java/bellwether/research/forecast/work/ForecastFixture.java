package bellwether.research.forecast.work;

import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.HeartbeatSettings;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/// Forecasts on a database of their own, by a clock that is set.
final class ForecastFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-27T23:30:00Z");
    static final LocalDate LAST = LocalDate.of(2026, 2, 27);

    /// Fifty times as quick as in production.
    private static final HeartbeatSettings QUICK =
            new HeartbeatSettings(
                    Duration.ofMillis(200),
                    Duration.ofMillis(600),
                    Duration.ofMillis(100),
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(20),
                    Duration.ofMillis(40));

    private static final JobId JOB = new JobId(UUID.randomUUID());

    final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    private final List<Jobs> open = new ArrayList<>();
    private Instant now = NOW;
    final Market market = new Market(jdbi, () -> now);

    void set(Instant moment) {
        now = moment;
    }

    Jobs station() {
        Jobs jobs = jobs(jdbi, market);
        open.add(jobs);
        return jobs;
    }

    static Jobs jobs(Jdbi jdbi, Market market) {
        Jobs jobs = idle(jdbi, market);
        jobs.start();
        return jobs;
    }

    /// Makes jobs and works on none.
    static Jobs idle(Jdbi jdbi, Market market) {
        return new Jobs(
                jdbi,
                jdbi,
                List.of(new ForecastJob(jdbi, new ForecastBars(market))),
                JobSettings.of(2).withoutListening().with(QUICK),
                InstantSource.system());
    }

    long count(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    void execute(String sql) {
        jdbi.useHandle(h -> h.execute(sql));
    }

    /// Weekdays up to a day, the oldest first.
    static List<LocalDate> days(LocalDate last, int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = last; days.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                days.addFirst(day);
            }
        }
        return days;
    }

    /// Open, high, low, close of a walk that is the same each time.
    static List<double[]> walk(String ticker, int count) {
        Random random = new Random(ticker.hashCode());
        List<double[]> bars = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            double wild = 0.012 * (1 + 0.8 * Math.sin(i / 40.0));
            double open = cents(close * (1 + random.nextGaussian() * wild / 4));
            double end = cents(open * (1 + random.nextGaussian() * wild));
            double high = cents(Math.max(open, end) * (1 + random.nextDouble() * wild / 2));
            double low = cents(Math.min(open, end) * (1 - random.nextDouble() * wild / 2));
            bars.add(new double[] {open, high, low, end});
            close = end;
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    /// Stores the first bars of a walk, the last of all on the last day.
    void store(String ticker, int all, int first) {
        csv(ticker, walk(ticker, all), first);
    }

    void csv(String ticker, List<double[]> bars, int first) {
        csv(ticker, bars.subList(0, first), days(LAST.plusDays(28), bars.size()));
    }

    /// A bar each on the first of these days.
    void csv(String ticker, List<double[]> bars, List<LocalDate> days) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < bars.size(); i++) {
            double[] bar = bars.get(i);
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.4f,%.4f,%.4f,%.4f,1000%n",
                            days.get(i),
                            bar[0],
                            bar[1],
                            bar[2],
                            bar[3]));
        }
        new PriceImport(jdbi, () -> now).importAnswer(ticker, "a test", csv.toString(), false);
    }

    /// What a job would do with these, without one.
    void work(String... tickers) {
        store(found(tickers));
    }

    /// What is found of these and stored later.
    List<ItemOutcome.Success> found(String... tickers) {
        List<Item> items = new ArrayList<>();
        for (String ticker : tickers) {
            items.add(new Item(items.size(), items.size(), ticker, 1, 1));
        }
        return new ForecastJob(jdbi, new ForecastBars(market))
                .work(new Batch(JOB, "{}", items, () -> false)).stream()
                        .map(outcome -> (ItemOutcome.Success) outcome)
                        .toList();
    }

    void store(List<ItemOutcome.Success> found) {
        jdbi.useTransaction(
                h -> new ForecastJob(jdbi, new ForecastBars(market)).store(h, JOB, found));
    }

    static void await(BooleanSupplier done) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited for two minutes");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() {
        open.forEach(Jobs::close);
        database.close();
    }
}
