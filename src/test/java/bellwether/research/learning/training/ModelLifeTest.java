package bellwether.research.learning.training;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.model.BaseModels;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of models by what they have said since they were trained.
final class ModelLifeTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");
    private static final double BASE_LOSS = 0.69;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private final TrainingFixture fixture = new TrainingFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /// One that has passed the gate, or that one rule has refused.
    private StoredModel trained(boolean passed, @Nullable String judgedAgainst) {
        TrainingSpec spec =
                new TrainingSpec(
                        SampleLabel.DIRECTION,
                        1,
                        ModelKind.BASE,
                        "all",
                        1,
                        1_000,
                        LocalDate.of(2026, 2, 27).toEpochDay() * 86_400,
                        660,
                        "0",
                        List.of());
        ModelCard card =
                new ModelCard(
                        new ModelCard.Span(FIRST, FIRST, 660, 2, null),
                        new ModelCard.Rows(30, 30, 0, 900, 0, 0, null, 0.5, ""),
                        fixture.market.symbols().survivorship(List.of(), FIRST),
                        new ModelCard.Metrics(null, null, null, null, null, null, null, null, null),
                        1,
                        1,
                        judgedAgainst,
                        List.of(),
                        List.of(),
                        List.of(new GateLine("dates", passed, 300.0, 250, "judged dates")),
                        List.of(),
                        List.of());
        ModelDao models = new ModelDao();
        return fixture.jdbi.inTransaction(h -> {
            long id =
                    models.begin(h, spec, List.of(), false, fixture.clock.instant()).orElseThrow();
            models.finish(
                    h,
                    id,
                    new FinishedModel(BaseModels.half(), "0", card, List.of()),
                    fixture.clock.instant());
            return models.find(h, id).orElseThrow();
        });
    }

    /// Days that were scored before their outcomes were known; what it lost varies a little.
    private void live(StoredModel model, LocalDate from, int days, double auc, double loss) {
        List<JudgedDay> judged = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            double wave = 0.001 * (2 * (i % 2) - 1);
            judged.add(
                    new JudgedDay(
                            from.plusDays(i),
                            new ModelDay(
                                    i,
                                    15,
                                    15,
                                    Optional.of(auc),
                                    loss + wave,
                                    BASE_LOSS,
                                    Double.NaN)));
        }
        fixture.jdbi.useHandle(h -> {
            h.execute(
                    "insert into model_watch (model, looked_to) values (?, ?) on conflict do"
                            + " nothing",
                    model.id(),
                    from);
            ModelRecordDao.keep(h, model.id(), judged, true);
            h.execute("update model set changes = changes + 1 where id = ?", model.id());
        });
    }

    private StoredModel now(StoredModel model) {
        return fixture.book.known(model.name());
    }

    private List<String> judge() {
        return fixture.book.life().judge().stream().map(FollowedModel::name).toList();
    }

    @Test
    void aCandidateBecomesActiveByItsTimeInShadow() {
        StoredModel model = trained(true, null);
        StoredModel refused = trained(false, null);
        assertEquals(List.of(model.name()), judge(), "what the gate refused is not followed");
        assertEquals(ModelState.SHADOW, now(model).state());
        assertEquals(ModelState.REJECTED, now(refused).state());
        live(model, FIRST, 19, 0.56, 0.68);
        judge();
        assertEquals(ModelState.SHADOW, now(model).state(), "of 20 days there are 19");
        live(model, FIRST.plusDays(19), 1, 0.56, 0.68);
        judge();
        StoredModel active = now(model);
        assertEquals(ModelState.ACTIVE, active.state());
        assertFalse(active.life().forced());
        assertNotNull(active.shadow());
        assertEquals(20, active.shadow().days());
        assertEquals(0.56, requireNonNull(active.shadow().auc()), 1e-9);
        assertNull(active.shadow().incumbentLogLoss());
        assertEquals(List.of(model.name()), judge());
        assertEquals(active.life().changes(), now(model).life().changes(), "once");
        besideTheActiveOne(model);
    }

    /// The days of both are compared; and one that was judged beside none is trained again.
    private void besideTheActiveOne(StoredModel active) {
        StoredModel blind = trained(true, null);
        StoredModel worse = trained(true, active.name());
        StoredModel better = trained(true, active.name());
        judge();
        live(blind, FIRST, 20, 0.6, 0.67);
        live(worse, FIRST, 20, 0.6, 0.685);
        live(better, FIRST, 20, 0.6, 0.67);
        judge();
        assertEquals(ModelState.REJECTED, now(blind).state());
        assertTrue(String.valueOf(now(blind).why()).contains("judged beside no active model"));
        assertEquals(ModelState.REJECTED, now(worse).state());
        assertEquals(
                "In shadow the mean log loss must be below the active model's, 0.6799, was 0.6850"
                        + " over 20 common days.",
                now(worse).why());
        assertEquals(ModelState.ACTIVE, now(better).state());
        assertEquals(ModelState.RETIRED, now(active).state());
        ShadowTrial trial = requireNonNull(now(better).shadow());
        assertEquals(0.68, requireNonNull(trial.incumbentLogLoss()), 1e-3);
        Refusal refused =
                assertThrows(
                        Refusal.class,
                        () -> fixture.book.active().activate(ANN, worse.name(), false, _ -> true));
        assertTrue(refused.detail().contains("0.6850 over 20 common days"), refused.detail());
        assertFalse(
                fixture.book
                        .active()
                        .activate(ANN, active.name(), false, _ -> true)
                        .life()
                        .forced(),
                "a version before may come back");
    }

    @Test
    void whatDoesNotBeatTheBaseRateInShadowIsRejectedWithItsNumbers() {
        StoredModel model = trained(true, null);
        judge();
        live(model, FIRST, 20, 0.49, 0.7);
        judge();
        StoredModel rejected = now(model);
        assertEquals(ModelState.REJECTED, rejected.state());
        assertEquals(
                "In shadow the mean daily AUC must be above 0.5, was 0.4900 over 20 days; in shadow"
                        + " the mean log loss must be below the base rate's, 0.6900, was 0.7000 over 20"
                        + " days.",
                rejected.why());
        assertEquals(2, requireNonNull(rejected.shadow()).failed().size());
        assertEquals(List.of(), judge());
    }

    @Test
    void anActiveModelThatLosesMoreThanTheBaseRateIsSuspendedMonthByMonth() {
        StoredModel model = trained(true, null);
        fixture.book.active().activate(ANN, model.name(), false, _ -> true);
        live(model, FIRST, 20, 0.5, 0.68);
        judge();
        assertEquals(ModelState.ACTIVE, now(model).state());
        live(model, FIRST.plusDays(20), 8, 0.5, 0.9);
        judge();
        assertEquals(ModelState.ACTIVE, now(model).state(), "of the same month");
        live(model, FIRST.plusDays(28), 40, 0.5, 0.9);
        judge();
        StoredModel suspended = now(model);
        assertEquals(ModelState.SUSPENDED, suspended.state());
        assertTrue(
                String.valueOf(suspended.why()).contains("must not be under 0, is -0."),
                suspended::why);
        assertEquals(0, fixture.count("select count(*) from active_model where model is not null"));
        assertEquals(List.of(), judge());
        Refusal refused =
                assertThrows(
                        Refusal.class,
                        () -> fixture.book.active().activate(ANN, model.name(), false, _ -> true));
        assertTrue(refused.detail().contains("it is suspended: skill over"), refused.detail());
        StoredModel again = fixture.book.active().activate(ANN, model.name(), true, _ -> true);
        assertTrue(again.life().forced());
        assertNull(again.why());
        judge();
        assertEquals(
                ModelState.ACTIVE,
                now(model).state(),
                "judged by the days since it was activated alone");
    }

    /// Retiring it, or activating it by force and once more, does not hide what it was.
    @Test
    void aSuspensionAndTheMarkOfForceOutlastARetirement() {
        ActiveModels active = fixture.book.active();
        StoredModel model = trained(true, null);
        active.activate(ANN, model.name(), false, _ -> true);
        live(model, FIRST, 40, 0.5, 0.9);
        judge();
        assertEquals(ModelState.SUSPENDED, now(model).state());
        active.retire(ANN, model.name(), _ -> true);
        Refusal refused =
                assertThrows(
                        Refusal.class, () -> active.activate(ANN, model.name(), false, _ -> true));
        assertTrue(refused.detail().contains("it was suspended: skill over"), refused.detail());
        assertTrue(active.activate(ANN, model.name(), true, _ -> true).life().forced());
        StoredModel other = trained(true, model.name());
        active.activate(ANN, other.name(), false, _ -> true);
        assertEquals(ModelState.RETIRED, now(model).state());
        assertTrue(active.activate(ANN, model.name(), false, _ -> true).life().forced());
        assertFalse(active.activate(ANN, other.name(), false, _ -> true).life().forced());
    }
}
