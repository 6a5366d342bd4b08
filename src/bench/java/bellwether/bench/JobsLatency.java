package bellwether.bench;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.jobs.JobId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// How soon work begins, and whether small jobs wait for large ones.
final class JobsLatency {
    private static final int PER_SECOND = 50;
    private static final int SECONDS = 20;

    private final DatabaseAddress address;

    JobsLatency(DatabaseAddress address) {
        this.address = address;
    }

    Map<String, Object> measure() throws Exception {
        Map<String, Object> report = new LinkedHashMap<>();
        try (JobsOurs.Engine engine = new JobsOurs.Engine(address, 2)) {
            engine.jobs.start();
            createToStart(engine, 100);
            double[] ms = createToStart(engine, PER_SECOND * SECONDS);
            System.out.printf(
                    "%ncreate to start at %d jobs/s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                    PER_SECOND, at(ms, 0.5), at(ms, 0.95), at(ms, 0.99), at(ms, 1));
            report.put("create_to_start_ms_p50", at(ms, 0.5));
            report.put("create_to_start_ms_p95", at(ms, 0.95));
            report.put("create_to_start_ms_p99", at(ms, 0.99));
            double behind = smallBehindLarge(engine);
            System.out.printf(
                    "a job of 3 behind one of 10,000 that takes 2 ms an item: done in %.0f ms%n",
                    behind);
            report.put("small_behind_large_ms", behind);
            double clients = thousandJobs(engine);
            System.out.printf("1,000 jobs of 3 from 50 clients at once: %.2f s%n", clients);
            report.put("thousand_jobs_seconds", clients);
        }
        return report;
    }

    private static double[] createToStart(JobsOurs.Engine engine, int jobs)
            throws InterruptedException {
        long next = System.nanoTime();
        double[] ms = new double[jobs];
        for (int i = 0; i < jobs; i++) {
            next += 1_000_000_000L / PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
            long start = System.nanoTime();
            JobId id = engine.jobs.create(JobsOurs.job(1)).id();
            engine.jobs.of(JobsOurs.BENCH).await(id, Duration.ofSeconds(10));
            ms[i] = (engine.kind.begun.getOrDefault(id, Long.MAX_VALUE) - start) / 1e6;
        }
        Arrays.sort(ms);
        return ms;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }

    private static double smallBehindLarge(JobsOurs.Engine engine) throws InterruptedException {
        engine.kind.nanosPerItem = 2_000_000;
        JobId large = engine.jobs.create(JobsOurs.job(10_000)).id();
        engine.jobs.of(JobsOurs.BENCH).await(large, Duration.ofSeconds(2));
        long start = System.nanoTime();
        JobId small = engine.jobs.create(JobsOurs.job(3)).id();
        engine.jobs.of(JobsOurs.BENCH).await(small, Duration.ofMinutes(1));
        double ms = (System.nanoTime() - start) / 1e6;
        engine.jobs.of(JobsOurs.BENCH).cancel(large);
        engine.kind.nanosPerItem = 0;
        return ms;
    }

    private static double thousandJobs(JobsOurs.Engine engine) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newFixedThreadPool(50)) {
            List<Future<JobId>> all = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                all.add(clients.submit(() -> engine.jobs.create(JobsOurs.job(3)).id()));
            }
            for (Future<JobId> one : all) {
                JobsOurs.complete(engine.jobs, one.get());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
