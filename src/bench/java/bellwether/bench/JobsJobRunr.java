package bellwether.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.gson.GsonJsonMapper;

/// JobRunr, polling as often as it lets one.
final class JobsJobRunr implements JobsContender {
    private final HikariDataSource pool;
    private final int threads;

    JobsJobRunr(HikariDataSource pool, int threads) {
        this.pool = pool;
        this.threads = threads;
    }

    /// One item.
    public record Nothing(String id) implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /// Leaves the result.
    public record Handler(Jdbi jdbi, CountDownLatch left) implements JobRequestHandler<Nothing> {
        @Override
        public void run(Nothing request) {
            JobsDbScheduler.keep(jdbi, request.id());
            left.countDown();
        }
    }

    @Override
    public String name() {
        return "JobRunr";
    }

    @Override
    public double drain(int items) throws InterruptedException {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.useHandle(h -> h.execute("truncate rival_result"));
        Handler handler = new Handler(jdbi, new CountDownLatch(items));
        PostgresStorageProvider storage = new PostgresStorageProvider(pool);
        JobRequestScheduler scheduler =
                JobRunr.configure()
                        .useJsonMapper(new GsonJsonMapper())
                        .useJobActivator(
                                new JobActivator() {
                                    @Override
                                    public <T> T activateJob(Class<T> type) {
                                        return type.cast(handler);
                                    }
                                })
                        .useStorageProvider(storage)
                        .useBackgroundJobServer(
                                BackgroundJobServerConfiguration
                                        .usingStandardBackgroundJobServerConfiguration()
                                        .andPollInterval(Duration.ofSeconds(5))
                                        .andWorkerCount(threads),
                                false)
                        .initialize()
                        .getJobRequestScheduler();
        scheduler.enqueue(IntStream.range(0, items).mapToObj(i -> new Nothing("K" + i)));
        long start = System.nanoTime();
        JobRunr.getBackgroundJobServer().start();
        handler.left().await();
        double seconds = (System.nanoTime() - start) / 1e9;
        JobRunr.destroy();
        jdbi.useHandle(h -> h.execute("truncate jobrunr_jobs"));
        return seconds;
    }
}
