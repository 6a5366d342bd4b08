package bellwether.bench.soak;

import bellwether.RemoveTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// A simulated year: each day's prices are imported once its session is over, and scans, rules with
/// alerts, paper orders and a strategy, labels, forecasts, a learner and maintenance go on beside
/// analyses and reads. What the service holds is looked at near the start, in the middle and at the
/// end, and all that was promised is counted.
public final class SoakYear {
    /// Names a folder that stays, with the database in it.
    private static final String FOLDER = "bellwether.soak.folder";

    private static final int HISTORY = 300;
    private static final int AT_ONCE = 250;

    /// Of sessions: as often there is a night of maintenance, which makes the forecasts.
    private static final int NIGHT_EVERY = 21;

    private static final long SHORTEST_DAY_NANOS = 1_000_000_000L;
    private static final long LOOK_NANOS = 250_000_000;
    private static final long PATIENCE_NANOS = 240_000_000_000L;
    private static final LocalTime MORNING = LocalTime.of(12, 0);
    private static final LocalTime EVENING = LocalTime.of(22, 30);

    private final SoakMarket market;
    private final SoakService service;
    private final SoakFigures figures;
    private final SoakTimes times = new SoakTimes();
    private final SoakDesk desk;
    private final List<Integer> nights = new ArrayList<>();
    private final Map<String, Map<String, String>> looks = new LinkedHashMap<>();
    private long worst;

    private SoakYear(SoakMarket market, SoakService service) {
        this.market = market;
        this.service = service;
        figures = new SoakFigures(service);
        desk = new SoakDesk(service, market, times);
    }

    /// Runs it.
    ///
    /// @return whether all counts are as they must be
    public static boolean run(int days, int symbols) throws IOException, InterruptedException {
        Optional<Path> kept = Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of);
        Path folder =
                kept.isPresent()
                        ? Files.createDirectories(kept.get())
                        : Files.createTempDirectory("bellwether-soak");
        SoakMarket market = new SoakMarket(symbols, HISTORY, days);
        Thread end =
                new Thread(() ->
                        ProcessHandle.current()
                                .descendants()
                                .forEach(ProcessHandle::destroyForcibly));
        Runtime.getRuntime().addShutdownHook(end);
        boolean good;
        SoakStatements.prepare(folder.resolve("home"), moment(market, 0, MORNING));
        try (SoakService service =
                new SoakService(folder.resolve("home"), moment(market, 0, MORNING))) {
            good = new SoakYear(market, service).year();
        } finally {
            Runtime.getRuntime().removeShutdownHook(end);
        }
        if (kept.isEmpty()) {
            RemoveTree.of(folder); // after a failure it stays, for its log
        }
        return good;
    }

    private static Instant moment(SoakMarket market, int day, LocalTime time) {
        return market.day(day).atTime(time).toInstant(ZoneOffset.UTC);
    }

    private boolean year() throws IOException, InterruptedException {
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
        look("settled");
        table();
        SoakStatements.print(service.jdbi());
        return counts();
    }

    private void day(int day) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int window = Math.max(1, market.days() / 10);
        if (day == market.days() / 2 - window || day == market.days() - window) {
            times.forget();
        }
        service.at(moment(market, day, MORNING));
        desk.morning(day);
        service.at(moment(market, day, EVENING));
        desk.evening(day);
        if (day % NIGHT_EVERY == NIGHT_EVERY - 1) {
            drain();
            int tries = service.night();
            nights.add(day);
            drain();
            System.out.printf(
                    Locale.ROOT,
                    "day %d and its night took %.1f s; maintenance was done at try %d%n",
                    day + 1,
                    (System.nanoTime() - begin) / 1e9,
                    tries);
        }
        worst = Math.max(worst, System.nanoTime() - begin);
        LockSupport.parkNanos(SHORTEST_DAY_NANOS - (System.nanoTime() - begin));
        if (day == window - 1 || day == market.days() / 2 - 1 || day == market.days() - 1) {
            look("day " + (day + 1));
        }
    }

    private void look(String when) throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>();
        times.look().forEach((kind, words) -> all.put(kind + ", p50 / p95 ms", words));
        all.putAll(figures.now());
        looks.put(when, all);
    }

    /// Waits until no job was unfinished in four looks running.
    private void drain() {
        long begin = System.nanoTime();
        int idle = 0;
        while (idle < 4 && System.nanoTime() - begin < PATIENCE_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
            boolean none =
                    figures.number("select count(*) from job where finished_at is null") == 0;
            idle = none ? idle + 1 : 0;
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
                && System.nanoTime() - begin < PATIENCE_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
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

    private void table() {
        Set<String> names = new LinkedHashSet<>();
        looks.values().forEach(all -> names.addAll(all.keySet()));
        System.out.println("| | " + String.join(" | ", looks.keySet()) + " |");
        System.out.println("|---|" + "---|".repeat(looks.size()));
        for (String name : names) {
            List<String> cells =
                    looks.values().stream().map(all -> all.getOrDefault(name, "–")).toList();
            System.out.println("| " + name + " | " + String.join(" | ", cells) + " |");
        }
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
