package bellwether.platform.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.JobId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which chores hold the last one up, and which are said to wait.
final class MaintenanceDaoTest {
    private static final JobId NIGHT = new JobId(new UUID(7, 7));

    private final TestDatabase database = TestDatabase.create();
    private final Jdbi jdbi = database.jdbi();
    private final MaintenanceDao dao = new MaintenanceDao(jdbi);

    @AfterEach
    void close() {
        database.close();
    }

    /// A chore as the engine leaves it after a try that was given back, for the reason given.
    private void chore(String name, String state, @Nullable String error) {
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                insert into work_item (job_id, seq, key, priority, rank, state, attempt, run_at, last_error)
                                select :job, count(*), :name, 3, 0, :state, 0, now() + interval '1 minute', :error
                                from work_item
                                """)
                        .bind("job", NIGHT.value())
                        .bind("name", name)
                        .bind("state", state)
                        .bind("error", error)
                        .execute());
    }

    /// Its try is given back each minute, so that it always looks as if it had none.
    @Test
    void aChoreThatALockKeepsWaitingDoesNotHoldTheLastOneUp() {
        chore("audit", "waiting", "canceling statement due to lock timeout");
        chore("tables", "ready", null);
        assertFalse(dao.areBeside(NIGHT, "tables"));
        List<MaintenanceDao.Waiting> waiting = jdbi.withHandle(h -> dao.waiting(h, NIGHT.value()));
        assertEquals(1, waiting.size());
        assertEquals("audit", waiting.getFirst().chore());
        assertEquals("canceling statement due to lock timeout", waiting.getFirst().message());
        assertNotNull(waiting.getFirst().retryAt());
    }

    @Test
    void whatWasNotBegunHoldsItUpAlsoAfterItWaitedForItsTurn() {
        chore("audit", "waiting", MaintenanceJob.TURNS.getFirst());
        assertTrue(dao.areBeside(NIGHT, "tables"));
        assertEquals(List.of(), jdbi.withHandle(h -> dao.waiting(h, NIGHT.value())));
        jdbi.useHandle(h -> h.execute("delete from work_item"));
        assertFalse(dao.areBeside(NIGHT, "tables"));
        chore("jobs", "ready", null);
        assertTrue(dao.areBeside(NIGHT, "tables"));
    }

    @Test
    void aChoreThatIsDueAgainHasNoTimeToWaitFor() {
        chore("audit", "ready", "no space left on device");
        assertNull(jdbi.withHandle(h -> dao.waiting(h, NIGHT.value())).getFirst().retryAt());
    }
}
