package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.db.ChildProcess;
import bellwether.research.learning.serving.Scoring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it keeps scores leaves none, and another one keeps each once.
final class ScoreKillTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    /// Whoever keeps the score of the last symbol waits for the test, within its transaction.
    private static final String HOLD =
            """
            create function hold_score() returns trigger language plpgsql as $$
            begin
                if new.symbol = (select max(id) from symbol) then
                    perform pg_advisory_xact_lock(4711);
                end if;
                return new;
            end $$;
            create trigger held before insert on model_score for each row execute function hold_score();
            """;

    @TempDir Path folder;

    private final TrainingFixture fixture = new TrainingFixture();
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    private Process start() throws Exception {
        Process child = ChildProcess.start(folder, ScoreProcess.class, fixture.database.address());
        children.add(child);
        return child;
    }

    private long waiting() {
        return fixture.count(
                "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not"
                        + " granted");
    }

    @Test
    void aKillInTheMidstOfScoringLeavesOneRowOfEachModelSymbolAndDate() throws Exception {
        fixture.store();
        StoredModel model = fixture.quick(TrainingFixture.DIRECTION);
        fixture.book.active().activate(ANN, model.name(), true, _ -> true);
        Scoring scoring = fixture.idleScoring();
        try (Handle test = fixture.jdbi.open()) {
            test.execute(HOLD);
            test.execute("select pg_advisory_lock(4711)");
            scoring.rounds().look();
            scoring.rounds().look();
            assertEquals(1, fixture.scoringJobs(), "two looks ask once");
            Process first = start();
            TrainingFixture.await(() -> waiting() == 1);
            first.destroyForcibly().waitFor();
            assertEquals(0, fixture.count("select count(*) from model_score"));
            assertEquals(0, fixture.count("select count(*) from model_session"));
            test.execute("select pg_advisory_unlock(4711)");
        }
        start();
        TrainingFixture.await(() -> fixture.scoringJobs() == 0);
        assertEquals(TrainingFixture.SYMBOLS, fixture.count("select count(*) from model_score"));
        assertEquals(
                TrainingFixture.SYMBOLS,
                fixture.count("select count(distinct (model, symbol, day)) from model_score"));
        assertEquals(1, fixture.count("select count(*) from model_session"));
        assertEquals(0, fixture.count("select count(*) from item_result where code is not null"));
        scoring.rounds().look();
        assertEquals(0, fixture.scoringJobs(), "nothing is left to do");
    }
}
