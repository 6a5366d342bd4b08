package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.ItemOutcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ClaimerTest extends EngineCase {
    private final WorkerPool pool =
            new WorkerPool(
                    settings,
                    context,
                    completion.kinds(),
                    new CompleterPair(completer, behind),
                    TABLES.items);
    private final Claimer claimer =
            new Claimer(context, TABLES.items, new JobTransitionDao(TABLES.jdbi), settings, pool);

    @AfterEach
    void mend() {
        TABLES.execute("drop trigger if exists refuse_longer on work_item");
        TABLES.execute("drop function if exists refuse_longer");
    }

    /// Between the claim and the hand-over the database fails once: nothing of what was claimed is
    /// left lying.
    @Test
    void whatAFaultKeepsFromBeingHandedOverIsHandedOverLater() throws Exception {
        kind.deadline = Optional.of(Duration.ofHours(1));
        kind.work =
                batch ->
                        batch.items().stream()
                                .<ItemOutcome>map(item -> new ItemOutcome.Success(item, "done"))
                                .toList();
        TABLES.job(3);
        TABLES.execute(
                "create function refuse_longer() returns trigger language plpgsql as $$ begin raise"
                        + " 'no'; end $$");
        TABLES.execute(
                """
                create trigger refuse_longer before update on work_item for each row
                when (old.state = 'running' and new.state = 'running') execute function refuse_longer()
                """);
        assertThrows(RuntimeException.class, claimer::step);
        assertEquals(3, held.count());
        mend();
        claimer.step();
        assertTrue(pool.drain(Duration.ofSeconds(10)));
        assertEquals(Completer.Result.WRITTEN, completer.step());
        assertEquals(3, kind.stored.size());
        assertEquals(0, held.count());
    }
}
