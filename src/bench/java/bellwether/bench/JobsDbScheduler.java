package bellwether.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Jdbi;

/// db-scheduler with its quickest polling, lock-and-fetch.
final class JobsDbScheduler implements JobsContender {
    /// From the library's own `postgresql_tables.sql`.
    private static final String TABLES =
            """
            create table if not exists scheduled_tasks (
              task_name text not null, task_instance text not null, task_data bytea,
              execution_time timestamp with time zone not null, picked boolean not null,
              picked_by text, last_success timestamp with time zone, last_failure timestamp with time zone,
              consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
              priority smallint, state text, primary key (task_name, task_instance));
            create index if not exists execution_time_idx on scheduled_tasks (execution_time);
            create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat);
            create table if not exists rival_result (id text primary key, result jsonb not null);
            """;

    private final HikariDataSource pool;
    private final int threads;

    JobsDbScheduler(HikariDataSource pool, int threads) {
        this.pool = pool;
        this.threads = threads;
        Jdbi.create(pool).useHandle(h -> h.createScript(TABLES).execute());
    }

    @Override
    public String name() {
        return "db-scheduler";
    }

    @Override
    public double drain(int items) throws InterruptedException {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.useHandle(h -> h.execute("truncate rival_result, scheduled_tasks"));
        CountDownLatch left = new CountDownLatch(items);
        OneTimeTask<Void> task =
                Tasks.oneTime("nothing")
                        .execute((instance, context) -> {
                            keep(jdbi, instance.getId());
                            left.countDown();
                        });
        Scheduler scheduler =
                Scheduler.create(pool, task)
                        .threads(threads)
                        .pollingInterval(Duration.ofMillis(50))
                        .pollUsingLockAndFetch(0.5, 4.0)
                        .build();
        List<TaskInstance<?>> all = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            all.add(task.instance("K" + i));
        }
        scheduler.scheduleBatch(all.stream(), Instant.now());
        long start = System.nanoTime();
        scheduler.start();
        left.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        scheduler.stop();
        return seconds;
    }

    static void keep(Jdbi jdbi, String id) {
        jdbi.useHandle(h ->
                h.execute("insert into rival_result values (?, ?::jsonb)", id, JobsOurs.RESULT));
    }
}
