package bellwether.bench.attack;

import static bellwether.bench.attack.Attack.Setting.usual;

import bellwether.bench.attack.Attack.Setting;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.JdbiException;

/// Attacks from below: the database's backends ended or halted, the postmaster killed, no room on
/// the disk. Here 503 and 507 in time are honest answers.
final class DatabaseAttacks {
    private static final Setting AWAY = usual().unlimited().refusing().lasting(8);
    private static final Setting FULL =
            usual().unlimited().on(Setting.Stock.SMALL_DISK).lasting(40);

    private DatabaseAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "backends",
                        "every backend ended 5 times a second",
                        AWAY,
                        DatabaseAttacks::terminated),
                // the server itself goes; it is started again by the service
                Attack.of(
                        "backends",
                        "the postmaster killed (-9) once",
                        AWAY,
                        target -> {
                            AttackedService.postmaster(target.home())
                                    .flatMap(ProcessHandle::of)
                                    .ifPresent(ProcessHandle::destroyForcibly);
                            target.time().pause(60_000);
                            return Load.Result.of("killed");
                        }),
                // nothing ends, nothing answers: only time limits help
                Attack.of(
                        "backends", "every backend halted for 5 s", AWAY, DatabaseAttacks::halted),
                Attack.of(
                        "disk",
                        "imports until the disk is full, then reads and writes",
                        FULL,
                        DatabaseAttacks::filled));
    }

    private static DatabaseAddress address(Target target) {
        return LocalPostgres.running(target.home())
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs"));
    }

    private static Load.Result terminated(Target target) throws InterruptedException {
        int ended = 0;
        int missed = 0;
        try (Database database =
                Database.open(
                        address(target),
                        "attackers",
                        new PoolSettings(0, 1, 1, Duration.ofSeconds(30)))) {
            while (!target.time().over()) {
                try {
                    ended +=
                            database.jdbi()
                                    .withHandle(h ->
                                            h.createQuery(
                                                            """
                                                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                                                            where datname = current_database() and pid <> pg_backend_pid()
                                                            """)
                                                    .mapTo(Integer.class)
                                                    .one());
                } catch (JdbiException e) {
                    missed++; // the server is about to go, as in the second run
                }
                target.time().pause(200);
            }
        }
        // an attack that ended nothing was none
        return new Load.Result(
                "%d ended%s".formatted(ended, missed == 0 ? "" : ", " + missed + " looks failed"),
                ended == 0);
    }

    private static Load.Result halted(Target target) throws IOException, InterruptedException {
        List<ProcessHandle> backends =
                AttackedService.postmaster(target.home()).flatMap(ProcessHandle::of).stream()
                        .flatMap(ProcessHandle::children)
                        .toList();
        signal("-STOP", backends);
        try {
            target.time().pause(5_000);
        } finally {
            signal("-CONT", backends);
        }
        target.time().pause(60_000);
        return Load.Result.of("%d processes halted".formatted(backends.size()));
    }

    private static void signal(String signal, List<ProcessHandle> processes)
            throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            if (process.isAlive()) {
                new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        }
    }

    /// Imports until none is taken any more; reads must go on, and writes be refused in words.
    private static Load.Result filled(Target target) throws IOException, InterruptedException {
        int taken = 0;
        int full = 0;
        int other = 0;
        for (int file = 0; !target.time().over() && full < 3; file++) {
            Upload.Answer answer =
                    sent(target, InventedFiles.varied("F" + file + "X", 60, 1_500, file));
            switch (answer.status()) {
                case 200 -> taken++;
                case 507 -> full++;
                default -> other++;
            }
        }
        int write =
                Stock.postStatus(target, "/analyze", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
        int read = Stock.get(target, "/api/v1/stocks/DEMO01/bars?limit=3").status();
        int metrics = Stock.get(target, "/metrics").status();
        return new Load.Result(
                "%d imports taken, %d × 507, %d others; then a write %d, a read %d, /metrics %d"
                        .formatted(taken, full, other, write, read, metrics),
                other > 0 || full == 0 || write != 507 || read != 200 || metrics != 200);
    }

    private static Upload.Answer sent(Target target, Upload.Body body) {
        try {
            return Upload.send(target, "source=f", "Content-Type: text/csv\r\n", body);
        } catch (IOException e) {
            return new Upload.Answer(0, e.toString());
        }
    }
}
