package bellwether.bench.hosts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What happens when a host is lost in the middle of jobs: a worker host without power, a worker
/// and a web host whose cables are pulled, the host of the primary database without power.
final class LossTrial {
    private static final double ROUND_TRIP = 1;
    private static final int WORKERS = 4;
    private static final int LONGEST = 300;
    private static final int JOBS = 3;
    private static final long BETWEEN_NANOS = 100_000_000;

    private final HostsTrial trial;
    private final int seconds;

    /// @param seconds of the partition
    LossTrial(HostsTrial trial, int seconds) {
        this.trial = trial;
        this.seconds = seconds;
    }

    /// Loses one after the other.
    ///
    /// @return whether nothing was lost or doubled
    boolean run() throws Exception {
        trial.databases().roundTrip(ROUND_TRIP);
        trial.services().workers(WORKERS);
        System.out.printf("%n| what was lost | what happened |%n|---|---|%n");
        workerKilled();
        partition();
        primaryLost();
        long wrong = trial.ledger().wrong(trial.primary());
        System.out.printf(
                "%n%d jobs were promised; %d are not as they must be: completed, each item with one"
                        + " result, none left%n",
                trial.ledger().jobs(), wrong);
        return wrong == 0;
    }

    private static void row(String what, String words, Object... values) {
        System.out.printf(Locale.ROOT, "| " + what + " | " + words + " |%n", values);
    }

    /// Jobs of the market, once the first has begun; more than one, so that there is enough to do.
    private List<String> begun() throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(trial.market());
        }
        HostWaiting.until(
                "the begin of a job",
                LONGEST,
                () ->
                        trial.client().get("/api/v1/jobs/" + jobs.getFirst()).get("done").asInt()
                                > 0);
        return jobs;
    }

    /// Waits for the end of all.
    ///
    /// @return the seconds
    private double ended(List<String> jobs) throws InterruptedException {
        double seconds = 0;
        for (String job : jobs) {
            seconds += trial.client().ended(job, LONGEST);
        }
        return seconds;
    }

    private void workerKilled() throws Exception {
        List<String> jobs = begun();
        HostNetwork.powerOff("work4");
        double took = ended(jobs);
        row(
                "a worker host of four without power, in the middle of three market jobs",
                "the jobs completed %.1f s later, its items taken over by the others",
                took);
        trial.services().restart("work4");
    }

    private void partition() throws Exception {
        try (SteadyCalls calls = new SteadyCalls(trial.client())) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            List<String> jobs = begun();
            long begin = System.nanoTime();
            trial.network().cut("work3");
            trial.network().cut("web2");
            double took = ended(jobs);
            while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(seconds)) {
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
            trial.network().join("work3");
            trial.network().join("web2");
            row(
                    "a worker host cut off for %d s".formatted(seconds),
                    "three market jobs completed %.1f s after the cut",
                    took);
            SteadyCalls.Tally tally = calls.end();
            row(
                    "a web host of two cut off for %d s".formatted(seconds),
                    "%d requests through HAProxy, %d without a good answer, the last of them %.1f s"
                            + " after the cut; the slowest good one %.1f s",
                    tally.all(),
                    tally.failed(),
                    tally.failed() == 0 ? 0 : (tally.lastFailure() - begin) / 1e9,
                    tally.slowest() / 1e9);
        }
        worksAgain();
    }

    /// The host that was cut off takes part again.
    private void worksAgain() throws Exception {
        Process worker = trial.services().worker("work3");
        double back =
                HostWaiting.until(
                        "work3 works again",
                        LONGEST,
                        () -> {
                            Duration before = worked(worker);
                            trial.client().ended(trial.market(), LONGEST);
                            return worked(worker).minus(before).toMillis() > 200;
                        });
        row("the same worker host, joined again", "worked on jobs again within %.1f s", back);
    }

    private static Duration worked(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void primaryLost() throws Exception {
        String primary =
                DatabaseHosts.HOSTS.stream()
                        .filter(trial.databases()::isPrimary)
                        .findFirst()
                        .orElseThrow();
        String other =
                List.of("db1", "db2").stream()
                        .filter(host -> !host.equals(primary))
                        .findFirst()
                        .orElseThrow();
        List<String> jobs = begun();
        long begin = System.nanoTime();
        trial.network().cut(primary);
        HostNetwork.powerOff(primary);
        HostWaiting.until("a new primary", LONGEST, () -> trial.databases().isPrimary(other));
        double promoted = (System.nanoTime() - begin) / 1e9;
        HostWaiting.until("a job is taken again", LONGEST, () -> !trial.small().isEmpty());
        double taken = (System.nanoTime() - begin) / 1e9;
        ended(jobs);
        row(
                "the host of the primary database without power, in the middle of three market"
                        + " jobs",
                "Patroni (ttl 20 s) promoted the standby after %.1f s; the first new job was taken"
                        + " after %.1f s, the jobs in progress completed after %.1f s",
                promoted,
                taken,
                (System.nanoTime() - begin) / 1e9);
    }
}
