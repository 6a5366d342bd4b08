package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static bellwether.platform.jobs.engine.EngineTables.newJob;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActiveWorkDaoTest {
    private static final EngineTables TABLES = new EngineTables();
    private final ActiveWorkDao active = new ActiveWorkDao(TABLES.jdbi);

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @Test
    void theItemInHandIsTheFirstThatAWorkerHasClaimed() {
        JobId job = TABLES.job(3);
        assertEquals(Optional.empty(), active.keyInHand(job));
        TABLES.claim(ANN, 2);
        assertEquals(Optional.of("K0"), active.keyInHand(job));
        TABLES.execute("delete from work_item where seq = 0");
        assertEquals(Optional.of("K1"), active.keyInHand(job));
        assertEquals(Optional.empty(), active.keyInHand(TABLES.job(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "queued, true",
        "processing, true",
        "paused, true",
        "cancelling, false",
        "cancelled, false",
        "completed, false",
        "failed, false"
    })
    void aJobIsUnfinishedWhileItGoesOnOrCan(String state, boolean found) {
        JobId job = TABLES.job(1);
        TABLES.execute(
                "update job set state = '%s', finished_at = case when '%s' in ('completed', 'failed', 'cancelled') then now() end"
                        .formatted(state, state));
        assertEquals(
                found ? Optional.of(job) : Optional.empty(),
                active.unfinished("ann", "echo", "hash").map(JobView::id));
    }

    @Test
    void onlyTheNewestOfTheSameOwnerKindAndRequestIsFound() {
        TABLES.job(1);
        JobId newest = TABLES.job(1);
        TABLES.job(newJob("bob", "echo", 1, 1), 0);
        TABLES.job(newJob("ann", "other", 1, 1), 0);
        assertEquals(
                Optional.of(newest), active.unfinished("ann", "echo", "hash").map(JobView::id));
        assertEquals(Optional.empty(), active.unfinished("ann", "echo", "another"));
        assertEquals(Optional.empty(), active.unfinished("eve", "echo", "hash"));
    }
}
