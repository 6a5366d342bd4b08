package bellwether.platform.ops;

import bellwether.platform.db.PoolState;
import bellwether.platform.loops.LoopView;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/// Looks at each part of the service when asked, for at most a few seconds.
public final class Components {
    /// A little longer than a pool lets its users wait.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration SLOW = Duration.ofMillis(250);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

    /// A statement and a lock that took too long.
    private static final Set<String> TIME_LIMITS = Set.of("57014", "55P03");

    private static final double CROWDED = 0.9;
    private static final long LITTLE_SPACE = 1L << 30;
    private static final long NO_SPACE = 100L << 20;

    private final MonitoredParts watched;
    private final Sampler sampler;
    private volatile Optional<Watchdog> watchdog = Optional.empty();
    private final List<MonitoredModule> modules = new CopyOnWriteArrayList<>();
    private final Executor threads = task -> Thread.ofVirtual().name("ops-health").start(task);

    Components(MonitoredParts watched, Sampler sampler) {
        this.watched = watched;
        this.sampler = sampler;
    }

    /// Shows how this module is, too.
    void with(MonitoredModule module) {
        modules.add(module);
    }

    /// Shows what this one finds, too.
    void with(Watchdog looking) {
        watchdog = Optional.of(looking);
    }

    public Map<String, Component> all() {
        CompletableFuture<Component> database = ask("The database", this::database);
        CompletableFuture<Component> schema = ask("The schema", this::schema);
        Map<String, Component> all = new LinkedHashMap<>();
        all.put("database", database.join());
        all.put("migrations", schema.join());
        all.put("pool", pool());
        all.put("jobs", jobs());
        all.put("storage", StorageProbe.of(sampler));
        modules.forEach(module -> all.put(module.name(), module.component()));
        watchdog.ifPresent(looking -> all.put("watchdog", looking.component()));
        watched.disk().ifPresent(path -> all.put("disk", disk(path)));
        return all;
    }

    /// What the latest look has shown of the database; asks nothing.
    public KnownDatabase knownDatabase() {
        return sampler.database();
    }

    public List<PoolState> pools() {
        return List.of(watched.web().pool(), watched.engine().pool());
    }

    private CompletableFuture<Component> ask(String what, Supplier<Component> look) {
        return CompletableFuture.supplyAsync(look, threads)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(fault -> silent(what, fault));
    }

    /// The driver's own words may hold the address, so they are left out.
    private static Component silent(String what, Throwable fault) {
        Throwable cause =
                fault instanceof CompletionException && fault.getCause() != null
                        ? fault.getCause()
                        : fault;
        return Component.of(HealthStatus.DOWN, what + " " + failure(cause))
                .with("fault", cause.getClass().getSimpleName());
    }

    private static String failure(Throwable cause) {
        return switch (cause) {
            case TimeoutException _ ->
                    "did not respond within %d s.".formatted(PATIENCE.toSeconds());
            case ConnectionException _ ->
                    "could not be asked: no connection to the database was available.";
            default -> isTooSlow(cause) ? "could not be read in time." : "could not be read.";
        };
    }

    /// Whether the database gave the statement up, for its own time or for that of a lock.
    private static boolean isTooSlow(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException e
                    && TIME_LIMITS.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private Component database() {
        long start = System.nanoTime();
        String version =
                watched.web()
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery("show server_version").mapTo(String.class).one());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean slow = took.compareTo(SLOW) > 0;
        return Component.of(
                        slow ? HealthStatus.DEGRADED : HealthStatus.UP,
                        slow ? "The database responds slowly." : "The database responds.")
                .with("latency_ms", Math.round(took.toNanos() / 1e3) / 1e3)
                .with("version", version);
    }

    private Component schema() {
        record Newest(String version, int failed) {}
        Newest newest =
                watched.web()
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select coalesce((select version from flyway_schema_history
                                                    where success and version is not null
                                                    order by installed_rank desc limit 1), 'none') as version,
                                                  (select count(*)::int from flyway_schema_history
                                                    where not success) as failed
                                                """)
                                        .map((row, ctx) ->
                                                new Newest(
                                                        row.getString("version"),
                                                        row.getInt("failed")))
                                        .one());
        boolean bad = newest.failed > 0;
        return Component.of(
                        bad ? HealthStatus.DEGRADED : HealthStatus.UP,
                        bad ? "A migration is half-applied." : "All migrations are applied.")
                .with("version", newest.version);
    }

    private Component pool() {
        double fullest = pools().stream().mapToDouble(PoolState::utilisation).max().orElse(0);
        boolean crowded = fullest >= CROWDED;
        return Component.of(
                        crowded ? HealthStatus.DEGRADED : HealthStatus.UP,
                        crowded
                                ? "Nearly all connections of a pool are in use."
                                : "Connections available.")
                .with("utilisation_fraction", fullest);
    }

    private Component jobs() {
        List<LoopView> loops = watched.jobs().loops();
        if (loops.isEmpty()) {
            return Component.of(HealthStatus.UP, "This process does not work on jobs.");
        }
        List<String> failing =
                loops.stream()
                        .filter(loop -> loop.failing().compareTo(LONGEST_OUTAGE) >= 0)
                        .map(LoopView::name)
                        .toList();
        return Component.of(
                        failing.isEmpty() ? HealthStatus.UP : HealthStatus.DEGRADED,
                        failing.isEmpty()
                                ? "All engine loops are running."
                                : "No successful step for over %d s: %s."
                                        .formatted(
                                                LONGEST_OUTAGE.toSeconds(),
                                                String.join(", ", failing)))
                .with("last_beat_seconds", lastBeat(loops).orElse(-1.0))
                .with("loops", loops.stream().map(Looped::of).toList());
    }

    private static Optional<Double> lastBeat(List<LoopView> loops) {
        return loops.stream()
                .filter(loop -> loop.name().equals("heartbeat"))
                .findFirst()
                .flatMap(LoopView::sinceSuccess)
                .map(Components::seconds);
    }

    private record Looped(
            String name, long faults, double failingSeconds, @Nullable Double lastSuccessSeconds) {
        static Looped of(LoopView loop) {
            return new Looped(
                    loop.name(),
                    loop.faults(),
                    seconds(loop.failing()),
                    loop.sinceSuccess().map(Components::seconds).orElse(null));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Component disk(Path path) {
        try {
            FileStore store = Files.getFileStore(path);
            long free = store.getUsableSpace();
            HealthStatus status =
                    free < NO_SPACE
                            ? HealthStatus.DOWN
                            : free < LITTLE_SPACE ? HealthStatus.DEGRADED : HealthStatus.UP;
            return Component.of(
                            status,
                            switch (status) {
                                case UP -> "The disk of the embedded database has enough space.";
                                case DEGRADED -> "The embedded database has less than 1 GiB left.";
                                case DOWN -> "The embedded database has less than 100 MiB left.";
                            })
                    .with("free_bytes", free)
                    .with("total_bytes", store.getTotalSpace());
        } catch (IOException e) {
            return Component.of(HealthStatus.DEGRADED, "The disk cannot be checked.")
                    .with("fault", e.getClass().getSimpleName());
        }
    }
}
