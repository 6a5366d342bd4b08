package bellwether.platform.ops;

import bellwether.platform.db.Database;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the database every half minute, on the engine's connections, so that whoever asks for
/// figures never waits for it, and never loads it however often they ask.
final class Sampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    /// A look that is older says nothing about now.
    private static final Duration FRESH = Duration.ofMinutes(2);

    /// The tables that the work goes through.
    static final List<String> HOT =
            List.of(
                    "job",
                    "work_item",
                    "item_result",
                    "worker",
                    "analysis",
                    "relative_strength",
                    "audit",
                    "symbol",
                    "series",
                    "bar_block");

    private final Database database;
    private final Jobs jobs;
    private final InstantSource clock;
    private volatile Optional<MetricSample> latest = Optional.empty();
    private volatile boolean failed;
    private volatile Consumer<MetricSample> listener = _ -> {};
    private final Loop looking = Loop.every(EVERY, "sampler", this::look);

    Sampler(Database database, Jobs jobs, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    void start() {
        looking.start(Duration.ZERO);
    }

    LoopView loop() {
        return looking.view();
    }

    /// One look; an outage is no more than a missing sample.
    void look() {
        try {
            latest =
                    Optional.of(
                            database.jdbi()
                                    .withHandle(h ->
                                            new MetricSample(
                                                    clock.instant(),
                                                    jobs.backlog(),
                                                    snapshotSeconds(h),
                                                    tables(h),
                                                    parts(h))));
            failed = false;
            listener.accept(latest.get());
        } catch (RuntimeException e) {
            failed = true;
            LOG.warn(
                    "No metrics from the database: {}",
                    e.toString().lines().findFirst().orElse(""));
        }
    }

    /// What the latest look has shown, up to half a minute ago.
    KnownDatabase database() {
        DatabaseState state =
                failed
                        ? DatabaseState.DISCONNECTED
                        : latest().isPresent() ? DatabaseState.CONNECTED : DatabaseState.UNKNOWN;
        return new KnownDatabase(state, latest.map(MetricSample::at));
    }

    /// A figure of the latest sample; NaN when there is none, or none that is fresh.
    double figure(Function<MetricSample, Double> figure) {
        return latest().map(figure).orElse(Double.NaN);
    }

    /// Seconds since the latest look that succeeded; NaN before the first.
    double age() {
        return latest.map(s -> Duration.between(s.at(), clock.instant()).toMillis() / 1e3)
                .orElse(Double.NaN);
    }

    private static double snapshotSeconds(Handle h) {
        return h.createQuery(
                        """
                        select greatest(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8
                        from pg_stat_activity where backend_xmin is not null and pid <> pg_backend_pid()
                        """)
                .mapTo(Double.class)
                .one();
    }

    private static java.util.Map<String, MetricSample.Table> tables(Handle h) {
        return h
                .createQuery(
                        """
                        select coalesce(p.relname, c.relname)::text as name,
                          sum(s.n_live_tup)::bigint as live, sum(s.n_dead_tup)::bigint as dead,
                          sum(pg_total_relation_size(c.oid))::bigint as bytes
                        from pg_class c
                        join pg_stat_user_tables s on s.relid = c.oid
                        left join pg_inherits i on i.inhrelid = c.oid
                        left join pg_class p on p.oid = i.inhparent
                        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
                          and coalesce(p.relname, c.relname) = any(:tables)
                        group by 1
                        """)
                .bindArray("tables", String.class, HOT)
                .map((row, ctx) ->
                        new MetricSample.Table(
                                row.getString("name"),
                                row.getLong("live"),
                                row.getLong("dead"),
                                row.getLong("bytes")))
                .list()
                .stream()
                .collect(Collectors.toMap(MetricSample.Table::name, table -> table));
    }

    private static List<MetricSample.Part> parts(Handle h) {
        return h.createQuery(
                        """
                        select p.relname::text as "table", c.relname::text as name, s.n_live_tup as live,
                          pg_total_relation_size(c.oid) as bytes
                        from pg_inherits i
                        join pg_class c on c.oid = i.inhrelid
                        join pg_class p on p.oid = i.inhparent and p.relkind = 'p'
                        join pg_stat_user_tables s on s.relid = c.oid
                        where p.relnamespace = current_schema()::regnamespace
                        order by 1, 2
                        """)
                .map((row, ctx) ->
                        new MetricSample.Part(
                                row.getString("table"),
                                row.getString("name"),
                                row.getLong("live"),
                                row.getLong("bytes")))
                .list();
    }

    /// The latest look, when it is fresh.
    Optional<MetricSample> latest() {
        return latest.filter(s -> s.at().plus(FRESH).isAfter(clock.instant()));
    }

    /// Tells of each look that succeeds.
    void tell(Consumer<MetricSample> other) {
        listener = other;
    }

    @Override
    public void close() {
        looking.close();
    }
}
