package bellwether.research.learning.outcome;

import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.HeartbeatSettings;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeFilter;
import bellwether.research.learning.PaperTrade;
import bellwether.research.learning.PaperTradeSource;
import bellwether.research.learning.label.LabelEntry;
import bellwether.research.learning.store.OutcomeDao;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Labels on a database of their own, with as many processes as wanted.
final class LabelFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-02-28T12:00:00Z");
    private static final LocalDate LAST = LocalDate.of(2026, 2, 27);

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

    /// Without portfolios.
    static final PaperTradeSource NO_TRADES =
            new PaperTradeSource() {
                @Override
                public List<Last> last() {
                    return List.of();
                }

                @Override
                public List<PaperTrade> after(Last portfolio, long seen) {
                    return List.of();
                }
            };

    final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    final InstantSource clock = () -> NOW;
    final Market market = new Market(jdbi, clock);
    private final List<Jobs> open = new ArrayList<>();

    LabelFixture() {
        execute(TableSignals.TABLE);
    }

    /// One process.
    record Station(Jobs jobs, LabelRounds rounds) {}

    Station station() {
        Jobs jobs = jobs(jdbi, market);
        open.add(jobs);
        return new Station(jobs, rounds(jdbi, jobs, clock));
    }

    static Jobs jobs(Jdbi jdbi, Market market) {
        Jobs jobs =
                new Jobs(
                        jdbi,
                        jdbi,
                        List.of(new LabelJob(jdbi, market, LabelEntry.NEXT_OPEN)),
                        JobSettings.of(2).withoutListening().with(QUICK),
                        InstantSource.system());
        jobs.start();
        return jobs;
    }

    static LabelRounds rounds(Jdbi jdbi, Jobs jobs, InstantSource clock) {
        return new LabelRounds(
                jdbi,
                jobs,
                new SignalIntake(List.of(new TableSignals())),
                new TradeIntake(jdbi, NO_TRADES, clock),
                clock);
    }

    void execute(String sql) {
        jdbi.useHandle(h -> h.execute(sql));
    }

    long count(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
    }

    /// Weekdays up to a day, the oldest first.
    static List<LocalDate> days(int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LAST; days.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                days.addFirst(day);
            }
        }
        return days;
    }

    static long time(LocalDate day) {
        return day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
    }

    /// Stores the first bars of a walk that is the same each time.
    void store(String ticker, int count, int first) {
        csv(ticker, walk(ticker, count), first);
    }

    private void csv(String ticker, List<double[]> bars, int first) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        List<LocalDate> days = days(bars.size());
        for (int i = 0; i < first; i++) {
            double[] bar = bars.get(i);
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%.2f,%.2f,%.2f,%.2f,1000%n",
                            days.get(i),
                            bar[0],
                            bar[1],
                            bar[2],
                            bar[3]));
        }
        new PriceImport(jdbi, clock).importAnswer(ticker, "a test", csv.toString(), false);
    }

    /// Stores a walk whose bar of a place was corrected.
    void correct(String ticker, int count, int place, double factor) {
        correct(
                ticker,
                count,
                place,
                bar -> Arrays.stream(bar).map(price -> price * factor).toArray());
    }

    void correct(String ticker, int count, int place, UnaryOperator<double[]> correction) {
        List<double[]> bars = walk(ticker, count);
        bars.set(place, correction.apply(bars.get(place)));
        csv(ticker, bars, count);
    }

    /// Open, high, low, close.
    static List<double[]> walk(String ticker, int count) {
        Random random = new Random(ticker.hashCode());
        List<double[]> bars = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = cents(close * (1 + random.nextGaussian() * 0.004));
            double end = cents(open * (1 + random.nextGaussian() * 0.015));
            double high = cents(Math.max(open, end) * (1 + random.nextDouble() * 0.01));
            double low = cents(Math.min(open, end) * (1 - random.nextDouble() * 0.01));
            bars.add(new double[] {open, high, low, end});
            close = end;
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }

    /// All of an owner and of no one, the oldest first.
    static List<Outcome> outcomes(Jdbi jdbi, boolean revised) {
        OutcomeFilter all =
                new OutcomeFilter(
                        "ann",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        revised,
                        Long.MAX_VALUE);
        return jdbi.withHandle(h -> new OutcomeDao().list(h, all, 100_000)).reversed();
    }

    static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    void signal(String ticker, String name, String side, LocalDate day) {
        jdbi.useHandle(h ->
                h.createUpdate(
                                "insert into test_signal (ticker, name, side, bar) values (:ticker,"
                                        + " :name, :side, :bar)")
                        .bind("ticker", ticker)
                        .bind("name", name)
                        .bind("side", side.isEmpty() ? null : side)
                        .bind("bar", time(day))
                        .execute());
    }

    /// Looks once, and waits until what was found is labelled.
    void label(Station station) {
        station.rounds().look();
        await(() -> count("select count(*) from job where state in ('queued', 'processing')") == 0);
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
