package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Backlog;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogDaoTest {
    private static final EngineTables TABLES = new EngineTables();

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    @AfterAll
    static void close() {
        TABLES.close();
    }

    private static Backlog read() {
        return TABLES.in(h -> BacklogDao.read(h, Duration.ofSeconds(30)));
    }

    @Test
    void nothingIsNothing() {
        assertEquals(new Backlog(Map.of(), Map.of(), Duration.ZERO, 0, 0), read());
    }

    @Test
    void jobsAndItemsAreCountedByState() {
        TABLES.job(3);
        JobId begun = TABLES.job(2);
        JobId ended = TABLES.job(1);
        TABLES.claim(ANN, 1);
        TABLES.moves.begin(List.of(begun));
        TABLES.execute(
                "update job set state = 'failed', finished_at = now() where id = '" + ended + "'");
        TABLES.execute("delete from work_item where job_id = '" + ended + "'");
        Backlog backlog = read();
        assertEquals(Map.of(JobState.QUEUED, 1, JobState.PROCESSING, 1), backlog.jobs());
        assertEquals(Map.of("ready", 4, "running", 1), backlog.items());
    }

    /// A job that has begun waits no more, however old it is.
    @Test
    void theLongestWaitIsThatOfTheOldestJobNobodyHasBegun() {
        JobId begun = TABLES.job(1);
        JobId waits = TABLES.job(1);
        TABLES.job(1);
        TABLES.moves.begin(List.of(begun));
        TABLES.execute(
                "update job set created_at = now() - interval '3 hours' where id = '"
                        + begun
                        + "'");
        TABLES.execute(
                "update job set created_at = now() - interval '1 hour' where id = '" + waits + "'");
        Duration wait = read().longestWait();
        assertTrue(wait.compareTo(Duration.ofMinutes(60)) >= 0, wait.toString());
        assertTrue(wait.compareTo(Duration.ofMinutes(61)) < 0, wait.toString());
    }

    @Test
    void processesAreAliveSilentOrDeclaredDead() {
        String row =
                "insert into worker (id, host, version, heartbeat_at) values ('%s', 'h', 'v', %s)";
        TABLES.execute(row.formatted(new UUID(0, 1), "now()"));
        TABLES.execute(row.formatted(new UUID(0, 2), "now() - interval '29 s'"));
        TABLES.execute(row.formatted(new UUID(0, 3), "now() - interval '31 s'"));
        TABLES.execute(row.formatted(new UUID(0, 4), "'-infinity'"));
        assertEquals(2, read().alive());
        assertEquals(1, read().silent());
    }
}
