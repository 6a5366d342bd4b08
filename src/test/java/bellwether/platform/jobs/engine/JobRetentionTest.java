package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobRetentionTest {
    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private final List<JobId> forgotten = new ArrayList<>();
    private boolean broken;

    private final class Kept implements JobKind {
        private final String name;

        Kept(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<ItemOutcome> work(Batch batch) {
            throw new UnsupportedOperationException("nobody works here");
        }

        @Override
        public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
            throw new UnsupportedOperationException("nobody works here");
        }

        @Override
        public void forget(Handle transaction, List<JobId> jobs) {
            forgotten.addAll(jobs);
            if (broken) {
                throw new IllegalStateException("cannot forget");
            }
        }
    }

    private long retire(Optional<Duration> kept) {
        try (Jobs jobs =
                new Jobs(
                        TABLES.jdbi,
                        TABLES.jdbi,
                        List.of(new Kept("echo"), new Kept("other")),
                        JobSettings.of(0),
                        InstantSource.system())) {
            return jobs.retire(kept).removed();
        }
    }

    private static JobId endedDaysAgo(int days) {
        JobId job = TABLES.job(1);
        TABLES.execute(
                "update job set state = 'failed', finished_at = now() - interval '%d days' where id = '%s'"
                        .formatted(days, job));
        TABLES.execute(
                """
                insert into item_result (job_id, seq, key, outcome, code, attempt, lease, worker_id, claimed_at)
                values ('%s', 0, 'A', 'failed', 'gone', 1, 1, '%s', now())
                """
                        .formatted(job, ANN));
        return job;
    }

    @Test
    void jobsOverTheirTimeGoWithTheirResultsAndEveryKindForgetsThem() {
        JobId old = endedDaysAgo(91);
        JobId young = endedDaysAgo(89);
        JobId unfinished = TABLES.job(1);
        TABLES.execute(
                "update job set created_at = now() - interval '1 year' where id = '"
                        + unfinished
                        + "'");
        assertEquals(1, retire(Optional.of(Duration.ofDays(90))));
        assertEquals(
                List.of(young.toString(), unfinished.toString()),
                TABLES.rows("id", "from job order by id"));
        assertEquals(List.of(young.toString()), TABLES.rows("job_id", "from item_result"));
        assertEquals(List.of(old, old), forgotten, "by both kinds, which are not told apart");
    }

    @Test
    void withoutATimeNothingIsEverRemoved() {
        endedDaysAgo(10_000);
        assertEquals(0, retire(Optional.empty()));
        assertEquals(List.of("1"), TABLES.rows("count(*)", "from job"));
    }

    @Test
    void allGoHoweverManyThereAre() {
        for (int i = 0; i < 35; i++) {
            endedDaysAgo(100);
        }
        assertEquals(35, retire(Optional.of(Duration.ofDays(90))));
        assertEquals(
                List.of("0 0"),
                TABLES.rows("(select count(*) from job), (select count(*) from item_result)", ""));
    }

    /// Else a job would be gone of which a kind still keeps results that nobody finds any more.
    @Test
    void aKindThatCannotForgetKeepsItsJobs() {
        endedDaysAgo(100);
        broken = true;
        assertThrows(IllegalStateException.class, () -> retire(Optional.of(Duration.ofDays(90))));
        assertEquals(List.of("1"), TABLES.rows("count(*)", "from job"));
    }
}
