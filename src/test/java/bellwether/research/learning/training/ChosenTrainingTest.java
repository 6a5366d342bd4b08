package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Universe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.ChildProcess;
import bellwether.platform.jobs.JobId;
import bellwether.research.learning.leak.FeatureReading;
import bellwether.research.learning.leak.UniverseReading;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.model.SettingValues;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trainings that choose their settings first.
@Tag("long")
final class ChosenTrainingTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    /// The last fifth begins at session 672, in the second of three folds.
    private static final int LONG = 840;

    private static final TrainingRequest CHOOSING =
            request(new Universe.Everything(), List.of(ridge(0.01), ridge(10), ridge(1_000)));

    private final TrainingFixture fixture = new TrainingFixture();
    private final List<Process> children = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    private static SettingValues ridge(double ridge) {
        return new SettingValues(null, null, null, ridge, null);
    }

    private static TrainingRequest request(Universe universe, List<SettingValues> cv) {
        return new TrainingRequest(
                SampleLabel.DIRECTION, 5, ModelKind.LOGISTIC, universe, 1, false, cv);
    }

    private StoredModel begin(TrainingRequest request) {
        return fixture.book.train(ANN, request, Optional.empty()).model();
    }

    private static ChoiceReport choice(StoredModel model) {
        ChoiceReport choice = model.choice();
        assertNotNull(choice, () -> model.state() + " " + model.why());
        return choice;
    }

    private static ModelCard card(StoredModel model) {
        ModelCard card = model.card();
        assertNotNull(card, () -> model.state() + " " + model.why());
        return card;
    }

    private void storeLong(int symbols) {
        for (int i = 0; i < symbols; i++) {
            fixture.store("S0" + i, i, LONG, 1);
        }
    }

    /// Notes what is computed, and fails where it is to.
    private static TrainingSeams seams(List<String> computed, UnaryOperator<TrainingTable> given) {
        return new TrainingSeams(
                FeatureReading::own,
                UniverseReading::of,
                (features, fold) -> {
                    computed.add(TrainProcess.part(fold));
                    TrainingTable table = features.table(fold);
                    return fold instanceof SampleFold.Purged ? given.apply(table) : table;
                },
                SelectedRows::training);
    }

    @Test
    void settingsAreChosenFirstAndJudgedOnTheLastFifthAlone() {
        storeLong(18);
        List<String> computed = new ArrayList<>();
        fixture.work(1, seams(computed, table -> table));
        StoredModel model = fixture.ended(begin(CHOOSING).id());
        ChoiceReport choice = choice(model);
        assertEquals(15, computed.lastIndexOf("split 14") + 1, computed::toString);
        assertEquals(
                CHOOSING.cv(),
                choice.settings().stream().map(ChoiceReport.TriedSetting::values).toList());
        assertEquals(
                1, choice.settings().stream().filter(ChoiceReport.TriedSetting::chosen).count());
        double least =
                choice.settings().stream()
                        .mapToDouble(ChoiceReport.TriedSetting::loss)
                        .min()
                        .orElseThrow();
        choice.settings().forEach(one -> assertEquals(one.loss() == least, one.chosen()));
        choice.settings().forEach(one -> assertEquals(5, one.pathLosses().size()));
        ModelCard card = card(model);
        assertEquals(672, choice.sessions());
        assertEquals(3, card.span().folds());
        long judged = card.rows().judgedDates();
        assertTrue(judged > 120 && judged <= 163, "of 168 sessions, without the last 5: " + judged);
        assertEquals(
                judged,
                fixture.count(
                        "select count(*) from model_day where day between '%s' and '%s'"
                                .formatted(choice.judgedFrom(), choice.judgedTo())));
        assertEquals(judged, fixture.count("select count(*) from model_day"));
        assertEquals(4, card.attempts(), "three settings and the one that is judged");
        assertEquals(4, card.tries());
        GateLine loss =
                card.gate().stream()
                        .filter(one -> one.rule().equals("base_loss"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(0.05 / 4, loss.need(), 1e-12);
        assertEquals(List.of(), card.doubts(), "all was searched for");
    }

    @Test
    void whatIsChosenIsWhatIsTrained() {
        storeLong(3);
        fixture.work(2, TrainingSeams.USUAL);
        TrainingRequest plain = request(CHOOSING.universe(), List.of());
        assertFalse(Json.write(plain).contains("cv"), "idempotency keys of before stay valid");
        StoredModel usual = fixture.ended(begin(plain).id());
        assertNull(usual.choice());
        LocalDate judged = card(usual).span().judgedFrom();
        assertFalse(Json.write(usual.spec()).contains("cv"), "stored as before");
        StoredModel chosen = fixture.ended(begin(CHOOSING).id());
        ChoiceReport choice = choice(chosen);
        assertNotEquals(ridge(0.01), choice.chosen(), choice::toString);
        assertTrue(choice.judgedFrom().isAfter(judged), "judged from " + judged);
        assertNotEquals(usual.fingerprint(), chosen.fingerprint());
        assertEquals(5, card(chosen).attempts(), "one before");
        // the usual setting beside one that learns nothing is chosen, and gives the usual model
        List<SettingValues> worse = List.of(choice.chosen(), ridge(0.000_001));
        StoredModel again = fixture.ended(begin(request(CHOOSING.universe(), worse)).id());
        assertEquals(choice.chosen(), choice(again).chosen());
        assertEquals(chosen.fingerprint(), again.fingerprint());
        assertEquals(8, card(again).attempts());
    }

    @Test
    void aKillInTheChoiceAndAnyNumberOfProcessesGiveOneChoiceAndOneFingerprint() throws Exception {
        for (int i = 0; i < 10; i++) {
            fixture.store("S0" + i, i, TrainingFixture.SESSIONS, 1);
        }
        fixture.jdbi.useHandle(h -> h.execute("create table computed (process text, part text)"));
        StoredModel first = begin(CHOOSING);
        start();
        TrainingFixture.await(() -> fixture.count("select count(*) from computed") > 2);
        long killed = children.getFirst().pid();
        children.removeFirst().destroyForcibly().waitFor();
        assertNull(fixture.book.known(first.name()).choice(), "killed in the choice");
        assertEquals(0, fixture.count("select count(*) from model_fold"));
        start();
        StoredModel rescued = fixture.ended(first.id());
        assertEquals(
                15,
                fixture.count(
                        "select count(distinct part) from computed where part like 'split%%' and"
                                + " process <>"
                                + " '%d'".formatted(killed)));
        assertEquals(
                0,
                fixture.count(
                        "select count(*) from computed where part like 'fold%%' and process ="
                                + " '%d'".formatted(killed)));
        children.removeFirst().destroyForcibly().waitFor();
        for (int i = 0; i < 4; i++) {
            fixture.work(1, TrainingSeams.USUAL);
        }
        StoredModel together = fixture.ended(begin(CHOOSING).id());
        assertEquals(choice(rescued), choice(together));
        assertNotNull(rescued.fingerprint());
        assertEquals(rescued.fingerprint(), together.fingerprint());
    }

    private void start() throws Exception {
        children.add(ChildProcess.start(folder, TrainProcess.class, fixture.database.address()));
    }

    @Test
    void aChoiceThatFailsEndsTheTrainingAndCanBeRetried() {
        storeLong(3);
        AtomicBoolean fails = new AtomicBoolean(true);
        List<String> computed = new ArrayList<>();
        fixture.work(
                1,
                seams(
                        computed,
                        table -> {
                            if (fails.get()) {
                                throw Refusal.conflict("out_of_luck", "This split fails.");
                            }
                            return table;
                        }));
        StoredModel failed = fixture.ended(begin(CHOOSING).id());
        assertEquals(ModelState.FAILED, failed.state());
        assertEquals(
                "Its job is failed, without a model; the job's failures say why.", failed.why());
        assertEquals(List.of("split 0"), computed, "no fold was trained");
        List<String> reasons = fixture.reasons(failed);
        assertTrue(reasons.contains("out_of_luck"), reasons::toString);
        assertTrue(reasons.contains("choice_failed"), reasons::toString);
        fails.set(false);
        fixture.jobs(ANN).retryOrRepeat(JobId.parse(String.valueOf(failed.job())).orElseThrow());
        StoredModel retried = fixture.ended(failed.id());
        assertEquals(ModelState.REJECTED, retried.state());
        assertEquals(3, choice(retried).settings().size());
    }

    @Test
    void aTrainingThatBeginsAgainChoosesAmongTheSame() {
        storeLong(3);
        fixture.work(1, TrainingSeams.USUAL);
        StoredModel model = fixture.ended(begin(CHOOSING).id());
        StoredModel again =
                fixture.book.trainAgain(
                        "system:trainings",
                        model,
                        fixture.jdbi.withHandle(h -> new SampleDao().universe(h, model.id())));
        assertEquals(CHOOSING.cv(), again.spec().cv());
        StoredModel ended = fixture.ended(again.id());
        assertEquals(choice(model), choice(ended));
        assertEquals(8, card(ended).attempts());
    }
}
