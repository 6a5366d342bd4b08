package bellwether.bench.hosts;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Makes a partition of `analysis` for the jobs of the next day, on another host. The rule that no
/// item has two results can then be held by each partition only.
final class ResultMove {
    private static final String HOST = DataNodes.HOSTS.getFirst();
    private static final long AHEAD_MILLIS = 3_000;
    private static final int VERSION_BITS = 16;

    private static final String COLUMNS =
            """
            select string_agg(format('%I %s%s', attname, format_type(atttypid, atttypmod),
              case when attnotnull then ' not null' else '' end), ', ' order by attnum)
            from pg_attribute where attrelid = 'analysis'::regclass and attnum > 0 and not attisdropped
            """;

    private static final String UNIQUE =
            """
            select string_agg(format('alter table analysis drop constraint %I', conname), ';')
            from pg_constraint where conrelid = 'analysis'::regclass and contype in ('u', 'p')
            """;

    private final HostsTrial trial;
    private final DataNodes nodes;

    ResultMove(HostsTrial trial, DataNodes nodes) {
        this.trial = trial;
        this.nodes = nodes;
    }

    void run() {
        String columns = text(COLUMNS);
        nodes.at(HOST)
                .useHandle(h -> h.execute(
                        "create table analysis_far (%s, unique (job_id, seq))".formatted(columns)));
        long now = System.currentTimeMillis() + AHEAD_MILLIS;
        String drops = text(UNIQUE);
        trial.primary()
                .useTransaction(h -> {
                    h.createScript(drops).execute();
                    h.execute("create unique index on analysis_rest (job_id, seq)");
                    h.execute(
                            "create foreign table analysis_far partition of analysis for values from ('%s') to ('%s') server %s"
                                    .formatted(
                                            first(now),
                                            first(now + TimeUnit.DAYS.toMillis(1)),
                                            HOST));
                });
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2 * AHEAD_MILLIS));
    }

    /// The least id of a job that is made at a moment.
    private static UUID first(long millis) {
        return new UUID(millis << VERSION_BITS, 0);
    }

    private String text(String query) {
        return trial.primary()
                .withHandle(h -> h.createQuery(query).mapTo(String.class).one());
    }
}
