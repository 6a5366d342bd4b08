package bellwether.research.learning.training;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.ModelRecord;
import bellwether.research.learning.ModelScore;
import bellwether.research.learning.ScoreContributions;
import bellwether.research.learning.ScoreQuestion;
import bellwether.research.learning.ScoreReason;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.serving.Scoring;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an active model says, what is kept of it, and how it is judged when outcomes are known.
final class ServedScoresTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");
    private static final LocalDate LAST = LocalDate.of(2026, 2, 27);
    private static final ScoreQuestion ANY =
            new ScoreQuestion(Optional.empty(), Optional.empty(), Optional.empty());
    private static final TrainingRequest TREES =
            new TrainingRequest(
                    SampleLabel.DIRECTION, 5, ModelKind.TREES, new Universe.Everything(), 1);

    private final TrainingFixture fixture = new TrainingFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private StoredModel active(TrainingRequest request) {
        StoredModel model = fixture.quick(request);
        return fixture.book.active().activate(ANN, model.name(), true, _ -> true);
    }

    private void unforced() {
        fixture.jdbi.useHandle(h -> h.execute("update model set forced = false"));
    }

    private static ModelScore only(Scoring scoring, String ticker) {
        return scoring.book().scores(List.of(ticker), ANY).getFirst();
    }

    private static double sum(ScoreContributions parts) {
        return parts.parts().stream().mapToDouble(ScoreContributions.Part::contribution).sum();
    }

    @Test
    void anActiveModelIsAskedAndJudgedWhenItsLabelsHaveEnded() {
        fixture.store();
        Scoring scoring = fixture.scoring();
        ModelScore none = only(scoring, "S00");
        assertNull(none.probability());
        assertEquals(ScoreReason.NO_ACTIVE_MODEL, none.why());
        StoredModel first = active(TrainingFixture.DIRECTION);
        assertEquals(ScoreReason.NOT_SCORED, only(scoring, "S00").why());
        fixture.look(scoring);
        answersOf(scoring, first);
        keepsWhatWasShown(scoring, first);
        StoredModel second = active(TREES);
        fixture.look(scoring);
        versionBeforeServes(scoring, first, second);
        judges(scoring, second);
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model set card = cast(cast(card as jsonb) #- '{rows,base_rate}' as"
                                + " json)"));
        Refusal refused = assertThrows(Refusal.class, () -> only(scoring, "S00"));
        assertEquals("no_base_rate", refused.code(), "it is not damaged");
    }

    @Test
    void whoseOutcomesCanBeKnownByTheClockIsNotScored() {
        fixture.store();
        Scoring scoring = fixture.scoring();
        active(TrainingFixture.DIRECTION);
        fixture.pass(8);
        fixture.look(scoring);
        assertEquals(0, fixture.count("select count(*) from model_session"));
        ModelScore score = only(scoring, "S00");
        assertEquals(ScoreReason.NOT_SCORED, score.why());
        assertTrue(
                String.valueOf(score.message()).contains("complete up to 2026-02-27, were too old"),
                score::toString);
    }

    private void answersOf(Scoring scoring, StoredModel model) {
        ModelScore score = only(scoring, "S00");
        assertNotNull(score.probability(), score::toString);
        assertEquals(LAST, score.asOf());
        assertEquals(model.baseRate().orElseThrow(), score.baseRate());
        double base = requireNonNull(score.baseRate());
        assertTrue(base > 0.3 && base < 0.6);
        assertFalse(score.shown(), "it was forced");
        assertEquals(ScoreReason.FORCED, score.why());
        ModelRecord record = requireNonNull(score.record());
        assertEquals(25, record.dates());
        assertEquals(0, record.liveDates());
        ModelCard card = requireNonNull(model.card());
        assertEquals(
                requireNonNull(card.metrics().logLoss()), requireNonNull(record.logLoss()), 1e-12);
        ScoreContributions parts = requireNonNull(score.contributions());
        assertEquals(8, parts.parts().size());
        assertEquals(parts.margin(), sum(parts), 1e-9);
        assertNotNull(parts.parts().getFirst().feature());
        fixture.store("OTHER", 77, 100, 1);
        assertEquals(ScoreReason.OUTSIDE_UNIVERSE, only(scoring, "OTHER").why());
        fixture.jdbi.useHandle(h -> h.execute("delete from symbol where ticker = 'OTHER'"));
        assertEquals(
                ScoreReason.NO_ACTIVE_MODEL,
                scoring.book()
                        .scores(
                                List.of("S00"),
                                new ScoreQuestion(
                                        Optional.of(SampleLabel.RANK),
                                        Optional.empty(),
                                        Optional.empty()))
                        .getFirst()
                        .why());
    }

    private void keepsWhatWasShown(Scoring scoring, StoredModel model) {
        assertEquals(
                1,
                fixture.count("select count(*) from model_session"),
                "labels of the days before overlap those that trained");
        assertEquals(
                TrainingFixture.SYMBOLS,
                fixture.count("select count(*) from model_score where feature_version = 1"));
        assertEquals(1, fixture.count("select count(*) from model_score where shown"));
        assertEquals(
                TrainingFixture.SYMBOLS,
                fixture.count("select count(*) from model_score where features is not null"));
        fixture.look(scoring);
        assertEquals(TrainingFixture.SYMBOLS, fixture.count("select count(*) from model_score"));
        assertEquals(1, fixture.count("select count(*) from job where kind = 'score'"));
        assertEquals(model.name(), "mo_" + fixture.count("select min(model) from model_score"));
    }

    private void versionBeforeServes(Scoring scoring, StoredModel first, StoredModel second) {
        ModelScore before = only(scoring, "S01");
        assertEquals(second.name(), requireNonNull(before.model()).id());
        ScoreContributions parts = requireNonNull(before.contributions());
        assertEquals(parts.margin(), sum(parts), 1e-9);
        damage(second);
        assertCorrupt(scoring, "the one before was activated by force");
        unforced();
        fixture.jdbi.useHandle(
                h -> h.execute("update model set why = 'skill' where id = " + first.id()));
        assertCorrupt(scoring, "the one before was suspended");
        fixture.jdbi.useHandle(h -> h.execute("update model set why = null"));
        damage(second);
        assertTrue(only(scoring, "S01").shown());
        assertNull(only(scoring, "S01").why());
        damage(second);
        ModelScore served = only(scoring, "S02");
        assertEquals(first.name(), requireNonNull(served.model()).id());
        assertEquals(ScoreReason.VERSION_BEFORE, served.why());
        assertEquals(
                "Model %s is damaged; %s, the version before, serves."
                        .formatted(second.name(), first.name()),
                served.message());
        assertNotNull(served.probability());
        fixture.jdbi.useHandle(h -> {
            h.execute("delete from model_score where model = " + first.id());
            h.execute("delete from model_session where model = " + first.id());
        });
        ModelScore borrowed = only(scoring, "S02");
        assertEquals(served.probability(), borrowed.probability(), "by features that were kept");
        assertEquals(
                1,
                fixture.count(
                        "select count(*) from model_session where not judged and model = "
                                + first.id()),
                "it will be judged");
        assertEquals(
                TrainingFixture.SYMBOLS,
                fixture.count("select count(*) from model_score where model = " + first.id()));
        damage(first);
        assertCorrupt(scoring, "none is left");
        damage(first);
        damage(second);
    }

    private static void assertCorrupt(Scoring scoring, String why) {
        assertEquals(
                "model_corrupt",
                assertThrows(Refusal.class, () -> only(scoring, "S02"), why).code(),
                why);
    }

    /// Twice is as before.
    private void damage(StoredModel model) {
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model_blob set bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1)"
                                + " where model = "
                                + model.id()));
    }

    private void judges(Scoring scoring, StoredModel model) {
        fixture.goOn(5);
        fixture.look(scoring);
        assertEquals(
                6, fixture.count("select count(*) from model_session where model = " + model.id()));
        assertEquals(
                1,
                fixture.count(
                        "select count(*) from model_session where judged and model = "
                                + model.id()));
        fixture.goOn(5);
        fixture.look(scoring);
        fixture.goOn(5);
        fixture.look(scoring);
        fixture.look(scoring);
        List<JudgedDay> live =
                fixture.jdbi.withHandle(h -> new ModelRecordDao().live(h, model.id()));
        assertEquals(LAST, live.getFirst().day(), "its label begins on the day after the cut");
        assertTrue(live.size() >= 9, live::toString);
        for (JudgedDay day : live) {
            double base = model.baseRate().orElseThrow();
            int n1 = day.figures().positives();
            int n0 = day.figures().negatives();
            double loss = -(n1 * StrictMath.log(base) + n0 * StrictMath.log(1 - base)) / (n1 + n0);
            assertEquals(loss, day.figures().baseLoss(), 1e-12);
            assertTrue(Double.isNaN(day.figures().momentumLoss()));
        }
        assertEquals(live.size(), requireNonNull(only(scoring, "S03").record()).liveDates());
        // a later training has the same rows on these days, so that the two can be compared
        StoredModel later = fixture.quick(TrainingFixture.DIRECTION);
        List<JudgedDay> judged =
                fixture.jdbi.withHandle(h -> new ModelRecordDao().days(h, later.id()));
        for (JudgedDay day : live) {
            JudgedDay same =
                    judged.stream()
                            .filter(one -> one.day().equals(day.day()))
                            .findFirst()
                            .orElseThrow();
            assertEquals(same.figures().positives(), day.figures().positives(), day::toString);
            assertEquals(same.figures().negatives(), day.figures().negatives(), day::toString);
        }
    }
}
