package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.research.learning.ModelScore;
import bellwether.research.learning.ScoreQuestion;
import bellwether.research.learning.ScoreReason;
import bellwether.research.learning.serving.Scoring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What looks for sessions ask of the database, and whose bars come too late for the first.
final class ScoreLooksTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");
    private static final ScoreQuestion ANY =
            new ScoreQuestion(Optional.empty(), Optional.empty(), Optional.empty());
    private static final String LATE = "S21";

    private final TrainingFixture fixture = new TrainingFixture();
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        fixture.close();
    }

    /// Other threads work on jobs.
    private void listen() {
        long test = Thread.currentThread().threadId();
        fixture.jdbi.setSqlLogger(
                new SqlLogger() {
                    @Override
                    public void logBeforeExecution(StatementContext context) {
                        if (Thread.currentThread().threadId() == test) {
                            statements.add(context.getRenderedSql());
                        }
                    }
                });
    }

    private void active() {
        fixture.store();
        StoredModel model = fixture.quick(TrainingFixture.DIRECTION);
        fixture.book.active().activate(ANN, model.name(), true, _ -> true);
    }

    private static ModelScore score(Scoring scoring) {
        return scoring.book().scores(List.of(LATE), ANY).getFirst();
    }

    @Test
    void barsThatComeLateAreScoredWhileTheOutcomeIsOpen() {
        active();
        Scoring scoring = fixture.scoring();
        fixture.look(scoring);
        fixture.goOn(1, TrainingFixture.SYMBOLS - 1);
        fixture.look(scoring);
        assertEquals(ScoreReason.NO_BAR, score(scoring).why());
        double other = probability(scoring, "S00");
        fixture.late(LATE);
        fixture.look(scoring);
        assertEquals(ScoreReason.NO_BAR, score(scoring).why(), "others may come yet");
        fixture.pass(Duration.ofMinutes(16));
        fixture.look(scoring);
        ModelScore late = score(scoring);
        assertNotNull(late.probability(), late::toString);
        assertNotNull(late.contributions());
        assertEquals(other, probability(scoring, "S00"), "what was said stays");
        assertEquals(
                2 * TrainingFixture.SYMBOLS, fixture.count("select count(*) from model_score"));
        long jobs = fixture.count("select count(*) from job where kind = 'score'");
        fixture.pass(Duration.ofMinutes(16));
        fixture.look(scoring);
        assertEquals(
                jobs,
                fixture.count("select count(*) from job where kind = 'score'"),
                "no bar came since");
    }

    private static double probability(Scoring scoring, String ticker) {
        Double said = scoring.book().scores(List.of(ticker), ANY).getFirst().probability();
        assertNotNull(said);
        return said;
    }

    @Test
    void aBarThatComesAfterTheOutcomeIsKnownIsNotScored() {
        active();
        Scoring scoring = fixture.scoring();
        fixture.look(scoring);
        fixture.goOn(1, TrainingFixture.SYMBOLS - 1);
        fixture.look(scoring);
        fixture.late(LATE);
        fixture.pass(8);
        fixture.look(scoring);
        assertNull(score(scoring).probability());
        assertEquals(
                2 * TrainingFixture.SYMBOLS - 1, fixture.count("select count(*) from model_score"));
    }

    @Test
    void aLookWithoutAnythingNewAsksThreeStatementsAndAnAnswerReadsNoBytes() {
        active();
        Scoring scoring = fixture.scoring();
        fixture.look(scoring);
        scoring.rounds().look();
        listen();
        scoring.rounds().look();
        scoring.counts().count();
        assertEquals(3, statements.size(), statements::toString);
        assertTrue(
                statements.stream().noneMatch(one -> one.contains("json")), statements::toString);
        probability(scoring, "S00");
        statements.clear();
        probability(scoring, "S00");
        assertTrue(
                statements.stream().noneMatch(one -> one.contains("bytes")), statements::toString);
    }
}
