package bellwether.research.learning.training;

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
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.SampleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which models are active, whoever activates at once.
final class ActiveModelsTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");
    private static final TrainingRequest BARRIER =
            new TrainingRequest(
                    SampleLabel.BARRIER, 1, ModelKind.BASE, new Universe.Everything(), 1);

    private static TrainingFixture fixture;
    private static StoredModel trained;

    @BeforeAll
    static void train() {
        fixture = new TrainingFixture();
        fixture.store();
        fixture.work(2, TrainingSeams.USUAL);
        trained = again();
    }

    private static StoredModel again() {
        return fixture.ended(fixture.book.train(ANN, BARRIER, Optional.empty()).model().id());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void noneIsActive() {
        fixture.jdbi.useHandle(h -> {
            h.execute("update active_model set model = null");
            h.execute("update model set state = 'retired' where state = 'active'");
        });
    }

    private static ModelCard card(StoredModel model) {
        ModelCard card = model.card();
        assertNotNull(card, () -> model.state() + " " + model.why());
        return card;
    }

    /// A copy that has passed the gate.
    private static String candidate(@Nullable String judgedAgainst) {
        return StoredModel.name(
                fixture.jdbi.withHandle(h -> {
                    long id =
                            h.createQuery(
                                            """
                                            insert into model (key, version, kind, state, spec, universe, feature_version, card,
                                              created_at, changed_at)
                                            select key, (select max(version) + 1 from model), kind, 'candidate', spec, universe,
                                              feature_version, cast(cast(card as jsonb) || jsonb_build_object('gate',
                                              cast('[]' as jsonb), 'judged_against', cast(:against as text)) as json),
                                              created_at, changed_at
                                            from model where id = :of returning id
                                            """)
                                    .bind("against", judgedAgainst)
                                    .bind("of", trained.id())
                                    .mapTo(Long.class)
                                    .one();
                    h.execute(
                            "insert into model_blob select ?, bytes, sha256 from model_blob where"
                                    + " model = ?",
                            id,
                            trained.id());
                    return id;
                }));
    }

    private static StoredModel activate(String name, boolean force) {
        return fixture.book.active().activate(ANN, name, force, _ -> true);
    }

    private static long waiting() {
        return fixture.count(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted and"
                        + " database = (select oid from pg_database where datname ="
                        + " current_database())");
    }

    @Test
    void aBarrierLabelCountsByTheSessionsThatItMayTake() {
        GateLine dates = card(trained).gate().getFirst();
        assertTrue(dates.message().contains("30 horizons of 14)"), dates::message);
        assertEquals(420, dates.need());
        assertEquals(
                14, trained.spec().usualModel().horizon(), "what is purged before rows held back");
    }

    @Test
    void twoThatAreActivatedAtOnceLeaveOneActive() throws Exception {
        String first = candidate(null);
        String second = candidate(null);
        List<Future<StoredModel>> other = new ArrayList<>();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            fixture.book
                    .active()
                    .activate(
                            ANN,
                            first,
                            false,
                            _ -> {
                                other.add(threads.submit(() -> activate(second, true)));
                                TrainingFixture.await(
                                        () -> waiting() > 0 || other.getFirst().isDone());
                                assertFalse(other.getFirst().isDone(), "did not wait for the key");
                                return true;
                            });
            assertEquals(ModelState.ACTIVE, other.getFirst().get().state());
        }
        assertEquals(1, fixture.count("select count(*) from model where state = 'active'"));
        assertEquals(ModelState.RETIRED, fixture.book.known(first).state());
        // retiring another leaves it
        fixture.book.active().retire(ANN, first, _ -> true);
        assertEquals(second, "mo_" + fixture.count("select model from active_model"));
        fixture.book.active().retire(ANN, second, _ -> true);
        assertEquals(0, fixture.count("select count(*) from active_model where model is not null"));
    }

    @Test
    void aModelIsActivatedBesideTheOneThatItWasJudgedAgainst() {
        String first = candidate(null);
        String second = candidate(null);
        StoredModel active = activate(first, false);
        assertEquals(active.life().changes(), activate(first, false).life().changes());
        Refusal refused = assertThrows(Refusal.class, () -> activate(second, false));
        assertEquals("gate_failed", refused.code());
        assertTrue(
                refused.detail()
                        .contains(
                                "judged beside no active model, and %s is active now"
                                        .formatted(first)),
                refused::detail);
        String third = candidate(first);
        assertFalse(activate(third, false).life().forced());
        assertFalse(activate(first, false).life().forced(), "it was active before");
        assertTrue(activate(second, true).life().forced());
        activate(first, false);
        assertTrue(activate(second, false).life().forced(), "the mark stays");
        assertEquals(
                0,
                fixture.count(
                        "select count(*) from model where state = 'active' and promoted_at is not"
                                + " null"));
    }

    @Test
    void whatCannotBeComparedWithTheActiveModelIsSaid() {
        assertNull(card(trained).judgedAgainst());
        activate(trained.name(), true);
        ModelCard next = card(again());
        assertEquals(trained.name(), next.judgedAgainst());
        GateLine line =
                next.gate().stream()
                        .filter(one -> one.rule().equals("incumbent_loss"))
                        .findFirst()
                        .orElseThrow();
        assertFalse(line.passed());
        assertNull(line.have());
        assertEquals(
                "not measurable: the active model %s has no days after 2026-02-27 that both were judged on; retire it and train again, or send force"
                        .formatted(trained.name()),
                line.message());
    }

    private static int tries(long model) {
        return fixture.jdbi.withHandle(h -> new ModelDao().tries(h, "barrier/1/1d", model));
    }

    /// Retiring and activating once more, or by force, does not begin a new count.
    @Test
    void triesCountFromThePromotionThatTheGateAllowed() {
        String first = candidate(null);
        activate(first, false);
        long last = 0;
        for (int i = 0; i < 3; i++) {
            last = Long.parseLong(candidate(first).substring(3));
            fixture.jdbi.useHandle(h ->
                    h.execute(
                            "update model set created_at = created_at + interval '1 hour' where"
                                    + " id = (select max(id) from model)"));
        }
        assertEquals(3, tries(last));
        fixture.book.active().retire(ANN, first, _ -> true);
        activate(first, false);
        assertEquals(3, tries(last));
        activate(trained.name(), true);
        assertEquals(3, tries(last));
        fixture.jdbi.useHandle(
                h -> h.execute("update model set promoted_at = promoted_at + interval '2 hours'"));
        assertEquals(1, tries(last), "itself");
        fixture.jdbi.useHandle(h -> h.execute("update model set promoted_at = null"));
    }

    @Test
    void aModelWhoseBytesWereRemovedIsNotActivated() {
        String model = candidate(null);
        fixture.jdbi.useHandle(
                h -> h.execute("delete from model_blob where model = (select max(id) from model)"));
        Refusal refused = assertThrows(Refusal.class, () -> activate(model, false));
        assertEquals("model_removed", refused.code());
    }

    /// Of dates behind what it was trained from it is judged on the rows of the candidate, whatever
    /// its own training judged.
    @Test
    void theActiveModelIsJudgedOnDatesThatNeitherSaw() {
        String active = candidate(null);
        activate(active, true);
        // as if it had been trained two weeks before
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model set spec = cast(jsonb_set(cast(spec as jsonb), '{cut}',"
                                + " to_jsonb((spec->>'cut')::bigint - 14 * 86400)) as json) where id ="
                                + " cast(substr(?, 4) as bigint)",
                        active));
        ModelCard next = card(again());
        assertEquals(active, next.judgedAgainst());
        GateLine line = next.gate().get(5);
        assertEquals("incumbent_loss", line.rule());
        assertFalse(line.message().contains("not measurable"), line::message);
        assertTrue(
                line.message().matches(".*mean difference [+-]0[.]\\d{5} over \\d+ dates.*"),
                line::message);
        assertFalse(line.passed(), "the same kind from the same bars is no better");
        Matcher difference = Pattern.compile("difference ([+-][0-9.]+)").matcher(line.message());
        assertTrue(difference.find());
        assertEquals(0, Double.parseDouble(difference.group(1)), 0.02, "two base rates");
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model_blob set bytes = '\\x00' where model = cast(substr(?, 4) as"
                                + " bigint)",
                        active));
        assertTrue(
                card(again()).gate().get(5).message().contains("not measurable"),
                "a damaged model scores nothing");
    }
}
