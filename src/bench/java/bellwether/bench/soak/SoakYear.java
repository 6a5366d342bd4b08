package bellwether.bench.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A simulated year: each day's prices are imported once its session is over, and scans, rules with
/// alerts, paper orders and a strategy, labels, forecasts, a learner and maintenance go on beside
/// analyses and reads. What the service holds is looked at at the start, after each tenth and at
/// the end, and all that was promised is counted.
final class SoakYear {
    static final int HISTORY = 300;
    private static final int AT_ONCE = 250;
    private static final String UNFINISHED = "select count(*) from job where finished_at is null";

    /// Of sessions: as often there is a night of maintenance, which makes the forecasts.
    private static final int NIGHT_EVERY = 21;

    private static final long SHORTEST_DAY_NANOS = 1_000_000_000L;
    private static final long LOOK_NANOS = 250_000_000;
    private static final long SETTLE_LOOK_NANOS = 1_000_000_000;
    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final long PATIENCE_OF_SYMBOL_NANOS = 1_000_000_000L;

    /// How often what the service holds is looked at.
    private static final int TENTHS = 10;

    static final LocalTime MORNING = LocalTime.of(12, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 30);

    private final SoakMarket market;
    private final SoakService service;
    private final SoakFigures figures;
    private final SoakTimes times = new SoakTimes();
    private final SoakDesk desk;
    private final List<Integer> nights = new ArrayList<>();
    private final SoakTable table = new SoakTable();
    private final long patience;
    private long lookedAt;
    private int lookedDay;
    private long worst;

    SoakYear(SoakMarket market, SoakService service) {
        this.market = market;
        this.service = service;
        figures = new SoakFigures(service);
        desk = new SoakDesk(service, market, times);
        patience = PATIENCE_NANOS + market.symbols() * PATIENCE_OF_SYMBOL_NANOS;
    }

    static Instant moment(SoakMarket market, int day, LocalTime time) {
        return market.day(day).atTime(time).toInstant(ZoneOffset.UTC);
    }

    /// Simulates it.
    ///
    /// @return whether all counts are as they must be
    boolean year() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%d days of %,d symbols, load of the machine %.1f on %d processors%n",
                market.days(),
                market.symbols(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        long begun = System.nanoTime();
        for (int from = 0; from < market.symbols(); from += AT_ONCE) {
            desk.ended(
                    service.upload(
                            market.before(from, Math.min(from + AT_ONCE, market.symbols()))));
        }
        desk.begin();
        drain();
        System.out.printf(
                Locale.ROOT,
                "%d sessions before them imported, swept and followed after %.1f s%n",
                HISTORY,
                (System.nanoTime() - begun) / 1e9);
        lookedAt = System.nanoTime();
        look("start", 0);
        Duration worked = service.worked();
        Duration database = service.databaseWorked();
        long begin = System.nanoTime();
        for (int day = 0; day < market.days(); day++) {
            day(day);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double own = service.worked().minus(worked).toMillis() / 1e3;
        double databases = service.databaseWorked().minus(database).toMillis() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "a day on average, with its nights: %.1f s, processor time %.2f s of the service"
                        + " and %.2f s of PostgreSQL; the longest %.1f s; settled %.1f s after the"
                        + " last%n%n",
                seconds / market.days(),
                own / market.days(),
                databases / market.days(),
                worst / 1e9,
                settle() / 1e9);
        System.out.println(desk.reads());
        look("settled", 0);
        table.print();
        SoakStatements.print(service.jdbi());
        return counts();
    }

    private void day(int day) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        service.at(moment(market, day, MORNING));
        desk.morning(day);
        service.at(moment(market, day, EVENING));
        desk.evening(day);
        if (day % NIGHT_EVERY == NIGHT_EVERY - 1) {
            drain();
            int tries = service.night();
            nights.add(day);
            drainWithUsers();
            System.out.printf(
                    Locale.ROOT,
                    "day %d and its night took %.1f s; maintenance was done at try %d%n",
                    day + 1,
                    (System.nanoTime() - begin) / 1e9,
                    tries);
        }
        worst = Math.max(worst, System.nanoTime() - begin);
        LockSupport.parkNanos(SHORTEST_DAY_NANOS - (System.nanoTime() - begin));
        if ((day + 1) * TENTHS / market.days() > day * TENTHS / market.days()) {
            look("day " + (day + 1), day + 1 - lookedDay);
            lookedDay = day + 1;
        }
    }

    /// @param days since the look before
    private void look(String when, int days) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        if (days > 0) {
            double seconds = (System.nanoTime() - lookedAt) / 1e9 / days;
            all.put("a day, seconds", String.format(Locale.ROOT, "%.2f", seconds));
        }
        times.look().forEach((kind, words) -> all.put(kind + ", p50 / p95 ms", words));
        all.putAll(figures.now());
        table.add(when, all);
        System.out.println(when + ": " + all);
        lookedAt = System.nanoTime();
    }

    /// The same while users go on asking for small analyses.
    private void drainWithUsers() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (figures.number(UNFINISHED) > 0 && System.nanoTime() - begin < patience) {
            desk.small("start of a user's job at night");
            LockSupport.parkNanos(LOOK_NANOS);
        }
        drain();
    }

    /// Waits until no job was unfinished in four looks running.
    private void drain() {
        long begin = System.nanoTime();
        int idle = 0;
        while (idle < 4 && System.nanoTime() - begin < patience) {
            LockSupport.parkNanos(LOOK_NANOS);
            idle = figures.number(UNFINISHED) == 0 ? idle + 1 : 0;
        }
    }

    /// Waits until no job is unfinished, and for as long as anything of what follows bars moves.
    ///
    /// @return the nanoseconds
    private long settle() {
        long begin = System.nanoTime();
        long quiet = begin;
        String last = "";
        while (System.nanoTime() - quiet < 12_000_000_000L
                && System.nanoTime() - begin < patience) {
            LockSupport.parkNanos(SETTLE_LOOK_NANOS);
            String now = standing();
            if (!now.equals(last)) {
                quiet = System.nanoTime();
                last = now;
            }
        }
        return System.nanoTime() - begin;
    }

    private String standing() {
        return "%d %d %d %d %d"
                .formatted(
                        figures.number(
                                "select count(*) + coalesce(sum(done), 0) from job where"
                                        + " finished_at is null"),
                        figures.number("select count(*) from detection"),
                        figures.number("select count(*) from alert"),
                        figures.number("select count(*) from trade_fill"),
                        figures.number(
                                "select count(*) from trade_outcome where labelled_at is not"
                                        + " null"));
    }

    private boolean counts() {
        System.out.printf("%n| counted | by the bench | in the database | |%n|---|---|---|---|%n");
        boolean good = true;
        for (SoakCounts.Row row :
                new SoakCounts(figures, market, desk).all(market.days(), nights)) {
            good &= row.met();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s |%n",
                    row.what(),
                    row.expected(),
                    row.stored(),
                    row.met() ? "equal" : "DIFFERENT");
        }
        return good;
    }
}
