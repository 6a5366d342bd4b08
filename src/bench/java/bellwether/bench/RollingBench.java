package bellwether.bench;

import bellwether.RemoveTree;
import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/// Two instances behind a router, under load; each is replaced in turn, and between the two the
/// schema gets what a newer release would add. No request may fail and no job be lost.
final class RollingBench {
    private static final long STEADY_NANOS = 3_000_000_000L;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private RollingBench() {}

    public static void main(String[] args) throws Exception {
        Path home = Files.createTempDirectory("bellwether-rolling");
        boolean passed;
        try (LocalPostgres server = LocalPostgres.start(home);
                Database database =
                        Database.open(server.address(), "rolling", new PoolSettings(0, 2))) {
            passed =
                    roll(
                            database.jdbi(),
                            Map.of(
                                    "DATABASE_URL", Service.url(server.address()),
                                    "DRAIN_SECONDS", "3",
                                    "DB_POOL_MAX", "10",
                                    "RATE_LIMITS", "off"));
        }
        RemoveTree.of(home);
        if (!passed) {
            System.exit(1);
        }
    }

    private static boolean roll(Jdbi database, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<Service> running = new ArrayList<>();
        try (Router router = new Router()) {
            running.add(joined(router, settings));
            running.add(joined(router, settings));
            try (RollingLoad load = new RollingLoad(router.port())) {
                LockSupport.parkNanos(STEADY_NANOS);
                replace(running, router, settings);
                expand(database);
                replace(running, router, settings);
                LockSupport.parkNanos(STEADY_NANOS);
                load.end();
                return report(load, unfinished(database, load));
            }
        } finally {
            for (Service service : running) {
                service.close();
            }
        }
    }

    private static Service joined(Router router, Map<String, String> settings)
            throws IOException, InterruptedException {
        Service service = Service.start(List.of(), settings);
        router.add(service.port());
        return service;
    }

    /// The old one goes first, as on a host that has no room for three.
    private static void replace(List<Service> running, Router router, Map<String, String> settings)
            throws IOException, InterruptedException {
        Service old = running.removeFirst();
        old.close();
        router.remove(old.port());
        running.add(joined(router, settings));
    }

    /// What a newer release's migration might add, with its row in the history: the instances that
    /// run know nothing of it, and the one that starts after it finds a schema newer than itself.
    private static void expand(Jdbi database) {
        database.useTransaction(h -> {
            h.execute("set local lock_timeout = '2s'");
            h.execute("alter table job add column rolling_note text");
            h.execute("alter table analysis add column rolling_note text");
            h.execute("create table rolling (id bigint primary key, job_id uuid)");
            h.execute(
                    """
                    insert into flyway_schema_history
                      (installed_rank, version, description, type, script, checksum, installed_by,
                       execution_time, success)
                    select max(installed_rank) + 1, '9000', 'rolling', 'SQL', 'V9000__rolling.sql', 1,
                      current_user, 1, true
                    from flyway_schema_history
                    """);
        });
    }

    /// Waits for the jobs that were promised, and gives those which did not complete.
    private static List<String> unfinished(Jdbi database, RollingLoad load) {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        List<String> left = missing(database, load);
        while (!left.isEmpty() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(200_000_000);
            left = missing(database, load);
        }
        return left;
    }

    private static List<String> missing(Jdbi database, RollingLoad load) {
        return database.withHandle(h ->
                h.createQuery(
                                """
                                select promised::text from unnest(:jobs) as promised
                                where not exists (
                                  select from job where id = promised and state = 'completed'
                                    and done = total
                                    and total = (select count(*) from analysis where job_id = job.id))
                                """)
                        .bindArray(
                                "jobs",
                                UUID.class,
                                load.jobs.stream().map(UUID::fromString).toList())
                        .mapTo(String.class)
                        .list());
    }

    private static boolean report(RollingLoad load, List<String> lost) {
        System.out.printf(
                "%d requests, %d failed; p50 %d ms, p99 %d ms, worst %d ms; %d jobs, %d lost%n",
                load.micros.size(),
                load.failures.size(),
                load.percentile(0.5),
                load.percentile(0.99),
                load.worst().toMillis(),
                load.jobs.size(),
                lost.size());
        load.failures.stream().limit(5).forEach(System.out::println);
        return load.failures.isEmpty() && lost.isEmpty() && !load.jobs.isEmpty();
    }
}
