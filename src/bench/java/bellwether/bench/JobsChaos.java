package bellwether.bench;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PassingFault;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.jobs.FailureReason;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.NewJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;

/// Does to the engine what must not harm it: kills its processes, cuts its connections, stops
/// PostgreSQL without warning, swallows the answers to commits, gives it an item that kills its
/// process and one that hangs; then counts what was lost and what was done twice. Before that, each
/// known race is opened on purpose.
///
/// Arguments: items (20000), processes (4), seconds between kills (2), seed (now).
public final class JobsChaos {
    private static final Actor REFEREE = new Actor(new Caller("", "chaos", Role.TRADER), "", "");

    /// What to do.
    ///
    /// @param quick whether the engine's clockwork runs thirty times as quick as in production
    public record Plan(int items, int processes, Duration killEvery, boolean quick, long seed) {}

    /// What was done, and what came of it.
    public record Report(
            int kills,
            int poisoned,
            int terminations,
            int stops,
            int dropped,
            int lost,
            int doubled,
            int wrong,
            Duration slowestRescue,
            Duration slowestReturn,
            Duration whole,
            List<FailureReason> reasons) {}

    private static final int PER_JOB = 2_500;

    private final Plan plan;
    private final Random random;
    private final Path home = Files.createTempDirectory("chaos");
    private final List<Process> processes = new ArrayList<>();
    private final JobsChaosWatch watch = new JobsChaosWatch();
    private int kills;
    private int poisoned;
    private int terminations;
    private int stops;

    private JobsChaos(Plan plan) throws IOException {
        this.plan = plan;
        this.random = new Random(plan.seed());
    }

    public static void main(String[] args) throws Exception {
        Plan plan =
                new Plan(
                        args.length > 0 ? Integer.parseInt(args[0]) : 20_000,
                        args.length > 1 ? Integer.parseInt(args[1]) : 4,
                        Duration.ofSeconds(args.length > 2 ? Integer.parseInt(args[2]) : 2),
                        false,
                        args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime());
        int broken = JobsRaces.run(20);
        Report report = run(plan);
        System.out.printf(
                """
                %s
                done to it: %d kills -9, %d processes killed by a poison item, %d connections cut,
                            %d stops of PostgreSQL, %d answers to commits swallowed
                lost %d, doubled %d, wrongly failed %d
                slowest rescue after a kill %s, slowest return after a stop %.1f s, whole run %.1f s
                failed items: %s
                """,
                plan,
                report.kills(),
                report.poisoned(),
                report.terminations(),
                report.stops(),
                report.dropped(),
                report.lost(),
                report.doubled(),
                report.wrong(),
                report.slowestRescue().isZero()
                        ? "none seen"
                        : "%.1f s".formatted(report.slowestRescue().toMillis() / 1e3),
                report.slowestReturn().toMillis() / 1e3,
                report.whole().toMillis() / 1e3,
                report.reasons());
        System.exit(broken + report.lost() + report.doubled() + report.wrong() == 0 ? 0 : 1);
    }

    public static Report run(Plan plan) throws Exception {
        return new JobsChaos(plan).run();
    }

    private Report run() throws Exception {
        LocalPostgres server = LocalPostgres.start(home);
        try (JobsChaosProxy proxy = new JobsChaosProxy(port(server), 0.01)) {
            DatabaseAddress address = through(proxy, server.address());
            Migrations.run(server.address(), Duration.ofSeconds(20));
            try (Database database = Database.open(address, "referee", new PoolSettings(0, 10))) {
                Jdbi jdbi = database.jdbi();
                again(() ->
                        jdbi.useHandle(h ->
                                h.execute(
                                        "create table if not exists chaos_effect (job_id uuid, seq integer)")));
                Jobs jobs =
                        new Jobs(jdbi, jdbi, List.of(), JobSettings.of(0), InstantSource.system());
                List<JobId> ids = create(jobs);
                long start = System.nanoTime();
                long nextKill = start;
                int ticks = 0;
                while (!ended(jobs, ids)) {
                    respawn(address);
                    if (System.nanoTime() >= nextKill) {
                        nextKill = System.nanoTime() + plan.killEvery().toNanos();
                        kill();
                    }
                    terminate(jdbi);
                    int progress = done(jdbi);
                    if (stops < 2 && progress > (stops + 1) * plan.items() / 3) {
                        server = restart(server, proxy, jdbi);
                    }
                    watch.look(jdbi);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    if (++ticks > 5 * 600) {
                        throw new IllegalStateException(
                                "did not end: "
                                        + jobs.of(REFEREE)
                                                .list(bellwether.platform.jobs.JobFilter.ALL, 50));
                    }
                }
                return report(jobs, ids, jdbi, proxy, Duration.ofNanos(System.nanoTime() - start));
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
            server.close();
        }
    }

    private List<JobId> create(Jobs jobs) {
        List<JobId> ids = new ArrayList<>();
        for (int from = 0; from < plan.items(); from += PER_JOB) {
            List<String> keys = new ArrayList<>();
            for (int i = from; i < Math.min(plan.items(), from + PER_JOB); i++) {
                keys.add("K" + i);
            }
            if (from == 0) {
                keys.set(PER_JOB / 10, JobsChaosWorker.POISON);
                keys.set(PER_JOB / 5, JobsChaosWorker.HANG);
            }
            NewJob job =
                    new NewJob("chaos", "chaos", "{}", keys, 1, Optional.of("job" + from), "h");
            again(() -> ids.add(jobs.create(job).id()));
        }
        return ids;
    }

    private void respawn(DatabaseAddress address) throws IOException {
        for (Process dead : processes.stream().filter(p -> !p.isAlive()).toList()) {
            if (dead.exitValue() == 137 && !watch.killedByUs(dead.pid())) {
                poisoned++;
            }
            processes.remove(dead);
        }
        while (processes.size() < plan.processes()) {
            processes.add(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    JobsChaosWorker.class.getName(),
                                    address.jdbcUrl(),
                                    address.user().orElse(""),
                                    address.password().orElse(""),
                                    Boolean.toString(plan.quick()))
                            .inheritIO()
                            .start());
        }
    }

    /// Never the oldest half: somebody must live long enough to be sure that the others are dead.
    private void kill() {
        int spared = Math.max(1, processes.size() / 2);
        Process victim = processes.get(spared + random.nextInt(processes.size() - spared));
        watch.killed(victim.pid());
        victim.destroyForcibly();
        kills++;
    }

    private void terminate(Jdbi jdbi) {
        again(() ->
                terminations +=
                        jdbi.withHandle(h ->
                                h.createQuery(
                                                """
                                                select count(pg_terminate_backend(pid)) from (
                                                  select pid from pg_stat_activity
                                                  where application_name = 'bellwether-chaos' order by random() limit 1) one
                                                """)
                                        .mapTo(Integer.class)
                                        .one()));
    }

    private int done(Jdbi jdbi) {
        int[] done = new int[1];
        again(() -> done[0] = count(jdbi, "select count(*) from item_result"));
        return done[0];
    }

    /// Stops the server at once, as a power cut would, and starts it again.
    private LocalPostgres restart(LocalPostgres server, JobsChaosProxy proxy, Jdbi jdbi)
            throws Exception {
        int before = done(jdbi);
        String pid = Files.readAllLines(home.resolve("postgres-18/postmaster.pid")).getFirst();
        new ProcessBuilder("kill", "-QUIT", pid.strip()).inheritIO().start().waitFor();
        server.close();
        stops++;
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        LocalPostgres again = LocalPostgres.start(home);
        proxy.aim(port(again));
        long back = System.nanoTime();
        while (done(jdbi) <= before) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        watch.returned(Duration.ofNanos(System.nanoTime() - back));
        return again;
    }

    private boolean ended(Jobs jobs, List<JobId> ids) {
        boolean[] all = {true};
        again(() -> {
            all[0] = true;
            for (JobId id : ids) {
                all[0] &= jobs.of(REFEREE).find(id).orElseThrow().state().terminal();
            }
        });
        return all[0];
    }

    private Report report(
            Jobs jobs, List<JobId> ids, Jdbi jdbi, JobsChaosProxy proxy, Duration whole) {
        int[] counts = new int[3];
        List<FailureReason> reasons = new ArrayList<>();
        again(() -> {
            reasons.clear();
            int ended = 0;
            int failed = 0;
            for (JobId id : ids) {
                JobView view = jobs.of(REFEREE).find(id).orElseThrow();
                ended += view.counts().done() + view.counts().failed();
                failed += view.counts().failed();
                reasons.addAll(jobs.of(REFEREE).reasons(id));
            }
            int effects = count(jdbi, "select count(*) from chaos_effect");
            int distinct = count(jdbi, "select count(distinct (job_id, seq)) from chaos_effect");
            counts[0] = plan.items() - ended + (ended - failed - distinct);
            counts[1] = effects - distinct;
            counts[2] =
                    count(
                            jdbi,
                            "select count(*) from item_result where outcome = 'failed' and key not in ('POISON', 'HANG')");
        });
        return new Report(
                kills,
                poisoned,
                terminations,
                stops,
                proxy.dropped(),
                counts[0],
                counts[1],
                counts[2],
                watch.slowestRescue(),
                watch.slowestReturn(),
                whole,
                reasons);
    }

    private static int count(Jdbi jdbi, String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    /// The referee suffers the same faults as everybody.
    static void again(Runnable work) {
        for (int round = 0; ; round++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!PassingFault.is(e) || round > 100) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private static int port(LocalPostgres server) {
        return java.net
                .URI
                .create(server.address().jdbcUrl().substring("jdbc:".length()))
                .getPort();
    }

    private static DatabaseAddress through(JobsChaosProxy proxy, DatabaseAddress direct) {
        return new DatabaseAddress(
                direct.jdbcUrl().replaceFirst(":\\d+/", ":" + proxy.port() + "/"),
                direct.user(),
                direct.password());
    }
}
