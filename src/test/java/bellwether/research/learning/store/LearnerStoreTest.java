package bellwether.research.learning.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.gate.GateCheck;
import bellwether.research.learning.gate.GateRule;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.online.JudgedScore;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.LearnerRecord;
import bellwether.research.learning.online.LearnerState;
import bellwether.research.learning.online.LearnerVersion;
import bellwether.research.learning.online.StoredScore;
import bellwether.technical.statistics.ForecastScores;
import bellwether.technical.statistics.SplitMix64;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Learners on the real database.
final class LearnerStoreTest {
    private static final String ANN = "ann";
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private Instant now = START;
    private final LearnerStore store = store();

    private LearnerStore store() {
        return new LearnerStore(database.jdbi(), new PromotionGate(0.5), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SortedMap<String, @Nullable Double> row(@Nullable Double value) {
        SortedMap<String, @Nullable Double> row = new TreeMap<>();
        row.put("x", value);
        return row;
    }

    private LearnerState state() {
        return store.account(ANN, "a").learner().state();
    }

    private static String code(Runnable call) {
        return assertThrows(Refusal.class, call::run).code();
    }

    @Test
    void aLabelCountsOnce() {
        store.predict(ANN, "a", "r1", row(1.0));
        assertFalse(store.update(ANN, "a", "r1", true).repeated());
        assertTrue(store.update(ANN, "a", "r1", true).repeated());
        assertEquals(1, state().all().total());
        assertEquals("label_differs", code(() -> store.update(ANN, "a", "r1", false)));
        assertEquals(1, state().all().positives());
    }

    @Test
    void aScoreComesBeforeItsLabelAndIsNeverChanged() {
        StoredScore score = store.predict(ANN, "a", "r1", row(1.0));
        assertEquals(StoredScore.COLD_START, score.why());
        assertEquals(Optional.empty(), score.baseRate());
        assertEquals("unknown_id", code(() -> store.update(ANN, "a", "r2", true)));
        store.update(ANN, "a", "r1", true);
        StoredScore again = store.predict(ANN, "a", "r1", row(1.0));
        assertEquals(Optional.empty(), again.baseRate());
        assertEquals(score.scoredAt(), again.scoredAt());
        assertEquals(1, state().scales().getFirst().count());
        assertEquals("id_taken", code(() -> store.predict(ANN, "a", "r1", row(2.0))));
    }

    @Test
    void otherFeaturesThanThoseOfTheFirstRowAreNamed() {
        store.predict(ANN, "a", "r1", row(1.0));
        SortedMap<String, @Nullable Double> other = new TreeMap<>();
        other.put("y", 1.0);
        Refusal refused = assertThrows(Refusal.class, () -> store.predict(ANN, "a", "r2", other));
        assertEquals("other_features", refused.code());
        assertEquals(
                List.of("/features/x", "/features/y"),
                refused.faults().stream().map(fault -> fault.pointer()).toList());
        assertEquals(0, store.predict(ANN, "a", "r2", row(null)).n());
    }

    @Test
    void anotherOwnersRowsTeachNothing() {
        store.predict(ANN, "a", "r1", row(1.0));
        assertEquals("unknown_learner", code(() -> store.update("bob", "a", "r1", true)));
        assertEquals("unknown_learner", code(() -> store.account("bob", "a")));
        assertEquals("unknown_learner", code(() -> store.delete("bob", "a")));
        store.predict("bob", "a", "r1", row(5.0));
        store.update("bob", "a", "r1", false);
        assertEquals(0, state().all().total());
        store.delete(ANN, "a");
        assertEquals("unknown_learner", code(() -> store.account(ANN, "a")));
        assertEquals(1, store.list("bob").size());
    }

    @Test
    void anOwnerHas50Learners() {
        for (int i = 0; i < LearnerStore.MOST_LEARNERS; i++) {
            store.predict(ANN, "k" + i, "r", row(1.0));
        }
        assertEquals("too_many_learners", code(() -> store.predict(ANN, "more", "r", row(1.0))));
        store.predict(ANN, "k0", "r2", row(1.0));
        store.predict("bob", "more", "r", row(1.0));
    }

    @Test
    void twoThreadsLoseNoLabelAndLearnNoneTwice() throws Exception {
        int rows = 40;
        for (int i = 0; i < rows; i++) {
            store.predict(ANN, "a", "r" + i, row((double) i));
        }
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 2 * rows; i++) {
            String ref = "r" + i / 2;
            boolean label = i / 2 % 2 == 0;
            // each by its own store, as by two processes
            calls.add(() -> store().update(ANN, "a", ref, label).repeated() ? 1 : 0);
        }
        int repeated = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> one : threads.invokeAll(calls)) {
                repeated += one.get();
            }
        }
        assertEquals(rows, repeated);
        assertEquals(rows, state().all().total());
        assertEquals(rows / 2, state().all().positives());
    }

    @Test
    void twoFirstRowsAtOnceMakeOneLearner() throws Exception {
        List<Callable<StoredScore>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String ref = "r" + i;
            calls.add(() -> store().predict(ANN, "a", ref, row(1.0)));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<StoredScore> one : threads.invokeAll(calls)) {
                one.get();
            }
        }
        assertEquals(1, store.list(ANN).size());
        assertEquals(8, state().scales().getFirst().count());
    }

    @Test
    void aWorldThatTurnsRoundBeginsANewVersion() {
        SplitMix64 random = new SplitMix64(3);
        int id = 0;
        for (int day = 0; day < 60 && versions().size() < 2; day++) {
            for (int i = 0; i < 15; i++) {
                double x = 6 * random.nextDouble() - 3;
                // what x says turns round on day 24
                boolean label = x > 0 == day < 24;
                store.predict(ANN, "a", "r" + id, row(x));
                store.update(ANN, "a", "r" + id++, label);
            }
            now = now.plus(Duration.ofDays(1));
        }
        List<LearnerVersion> versions = versions();
        assertEquals(2, versions.size());
        LearnerVersion old = versions.getLast();
        assertTrue(versions.getFirst().why().startsWith("loss_risen"), versions.toString());
        assertTrue(old.updates().orElseThrow() > 24 * 15, old.toString());
        assertEquals(StoredScore.COLD_START, store.predict(ANN, "a", "new", row(1.0)).why());
        assertTrue(store.account(ANN, "a").record().days().isEmpty());
    }

    private List<LearnerVersion> versions() {
        return store.list(ANN).isEmpty() ? List.of() : store.account(ANN, "a").versions();
    }

    @Test
    void scoresAfterTheColdStartAreJudgedUnseen() {
        for (int i = 0; i < 230; i++) {
            now = now.plus(Duration.ofHours(1));
            StoredScore score = store.predict(ANN, "a", "r" + i, row(i % 2 == 0 ? 1.0 : -1.0));
            assertEquals(i < 200, score.probability().isEmpty(), "row " + i);
            assertEquals(Optional.empty(), score.shown());
            store.update(ANN, "a", "r" + i, i % 2 == 0);
        }
        LearnerStore.Account account = store.account(ANN, "a");
        assertEquals(30, account.record().rows());
        assertTrue(account.record().skill().estimate().orElseThrow() > 0);
        assertFalse(account.learner().speaks());
        assertFalse(account.learner().gate().checks().isEmpty());
    }

    /// What it learns is by its owner's rows alone, to the bit.
    @Test
    void anotherOwnersLearnerOfTheSameKeyMovesNoWeight() {
        for (int i = 0; i < 210; i++) {
            store.predict(ANN, "a", "r" + i, row(i % 3 - 1.0));
            store.update(ANN, "a", "r" + i, i % 2 == 0);
        }
        LearnerState before = state();
        for (int i = 0; i < 210; i++) {
            store.predict("bob", "a", "r" + i, row(1_000.0 * i));
            store.update("bob", "a", "r" + i, i % 5 == 0);
        }
        assertEquals(before, state());
        assertEquals(
                before.probability(before.inputs(List.of(1.0))),
                store.predict(ANN, "a", "next", row(1.0)).probability());
        assertEquals(210, store.account("bob", "a").learner().state().all().total());
    }

    /// Labelled scores of one learner on so many days, without a client.
    private void filled(int days, int rows) {
        store.predict(ANN, "a", "first", row(1.0));
        database.jdbi()
                .useHandle(h -> {
                    h.execute(
                            """
                            insert into learner_event (learner, ref, version, n, digest, inputs, p, base_rate,
                                why, label, scored_at, labelled_at)
                            select (select id from learner), d || ' ' || i, 1, 200, '', '{}',
                                0.3 + 0.4 * (i * 7919 % 1000) / 1000, 0.5, 'not_promoted',
                                (i * 104729 + d * 31) % 1000 < 300 + 0.4 * (i * 7919 % 1000),
                                timestamptz '2025-01-01' + make_interval(days => d, secs => i),
                                timestamptz '2025-01-02' + make_interval(days => d, secs => i)
                            from generate_series(1, ?) d, generate_series(1, ?) i
                            """,
                            days, rows);
                    h.execute(
                            """
                            insert into learner_day (learner, version, day, labels, counted)
                            select learner, version, (scored_at at time zone 'UTC')::date - date '1970-01-01', count(*), 0
                            from learner_event where p is not null group by 1, 2, 3
                            """);
                });
    }

    private void endOfDay() {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                "update learner set looks ="
                                        + " '{\"ended\":30000,\"judged\":0,\"spent\":0,\"days\":0,\"since\":0}'"));
        store.update(ANN, "a", "first", true);
    }

    /// The newest 200,000 scores were fewer than 250 days of them, so that none could ever speak.
    @Test
    void manyScoresADayStillReach250Days() {
        filled(251, 810);
        assertEquals(251, store.account(ANN, "a").record().days().size());
        endOfDay();
        Learner learner = store.account(ANN, "a").learner();
        assertTrue(learner.gate().checks().getFirst().passed(), learner.gate().toString());
        assertEquals(1, learner.looks().spent());
        assertFalse(learner.looks().areDue());
    }

    private double calibrationError(Learner learner, LocalDate first) {
        return database.jdbi()
                .withHandle(h ->
                        new LearnerEventDao()
                                .calibrationError(h, learner, Math.toIntExact(first.toEpochDay())))
                .orElseThrow();
    }

    /// Scores are removed 1,100 days old, in slices: those that go tomorrow do not count today.
    @Test
    void theCalibrationErrorIsOfScoresThatAreAllKept() {
        filled(251, 30);
        now = Instant.parse("2028-01-15T12:00:00Z");
        endOfDay();
        Learner learner = store.account(ANN, "a").learner();
        LocalDate first = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1_098);
        assertEquals(LocalDate.of(2025, 1, 12), first);
        double kept = calibrationError(learner, first);
        assertNotEquals(kept, calibrationError(learner, LocalDate.EPOCH));
        assertEquals(
                kept,
                learner.gate().checks().stream()
                        .filter(check -> check.rule() == GateRule.CALIBRATION_ERROR)
                        .findFirst()
                        .orElseThrow()
                        .have()
                        .orElseThrow());
        database.jdbi()
                .useHandle(
                        h -> h.execute("delete from learner_event where scored_at < '2025-01-10'"));
        assertEquals(kept, calibrationError(learner, first), "while old ones are removed");
    }

    /// What is kept by day is what all rows at once come to.
    @Test
    void theRecordByDayIsThatOfAllScores() {
        filled(251, 30);
        LearnerRecord byDay = store.account(ANN, "a").record();
        List<JudgedScore> rows =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select (scored_at at time zone 'UTC')::date - date '1970-01-01', p, base_rate, label
                                                from learner_event where p is not null order by p, scored_at, ref
                                                """)
                                        .map((row, _) ->
                                                new JudgedScore(
                                                        row.getInt(1),
                                                        row.getDouble(2),
                                                        row.getDouble(3),
                                                        row.getBoolean(4),
                                                        1))
                                        .list());
        LearnerRecord plain = LearnerRecord.ofScores(rows);
        assertEquals(7_530, byDay.rows());
        assertEquals(plain.days().size(), byDay.days().size());
        assertEquals(
                plain.skill().estimate().orElseThrow(),
                byDay.skill().estimate().orElseThrow(),
                1e-12);
        assertEquals(
                plain.auc().estimate().orElseThrow(), byDay.auc().estimate().orElseThrow(), 1e-12);
        assertEquals(plain.horizon(), byDay.horizon());
        boolean[] labels = new boolean[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.get(i).label();
        }
        endOfDay();
        assertEquals(
                ForecastScores.calibrationError(
                                rows.stream().mapToDouble(JudgedScore::probability).toArray(),
                                labels,
                                10)
                        .orElseThrow(),
                calibrationError().orElseThrow(),
                1e-12);
    }

    private Optional<Double> calibrationError() {
        return store.account(ANN, "a").learner().gate().checks().stream()
                .filter(check -> check.rule() == GateRule.CALIBRATION_ERROR)
                .findFirst()
                .flatMap(GateCheck::have);
    }

    /// All scores are read for a look alone.
    @Test
    void withoutALookNoCalibrationErrorIsComputed() {
        filled(20, 30);
        endOfDay();
        assertEquals(Optional.empty(), calibrationError());
        assertFalse(store.account(ANN, "a").learner().looks().areDue());
    }

    @Test
    void aLabelStaysWhereJudgingFails() {
        filled(3, 20);
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                create function fail() returns trigger language plpgsql as
                                  'begin raise exception ''no judging''; end';
                                create trigger fail before update on learner for each row
                                  when (new.looks like '%"judged":30000%') execute function fail();
                                """));
        endOfDay();
        assertTrue(store.update(ANN, "a", "first", true).repeated());
        assertTrue(store.account(ANN, "a").learner().looks().areDue());
        database.jdbi().useHandle(h -> h.execute("drop trigger fail on learner"));
        store.update(ANN, "a", "first", true);
        assertFalse(store.account(ANN, "a").learner().looks().areDue());
    }

    /// An older program stores labels and counts none.
    @Test
    void labelsThatWereNotCountedAreAtNight() {
        filled(3, 20);
        assertEquals(60, store.account(ANN, "a").record().rows());
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into learner_event (learner, ref, version, n, digest, inputs, p, base_rate,
                                    why, label, scored_at, labelled_at)
                                select (select id from learner), 'old' || d, 1, 200, '', '{}', 0.6, 0.5, 'not_promoted',
                                    true, timestamptz '2025-01-02 12:00Z' + make_interval(days => d * 10),
                                    timestamptz '2025-01-03 12:00Z' + make_interval(days => d * 10)
                                from generate_series(0, 1) d
                                """));
        assertEquals(60, store.account(ANN, "a").record().rows());
        assertEquals(0, store.retire(database.jdbi()));
        LearnerRecord record = store.account(ANN, "a").record();
        assertEquals(62, record.rows());
        assertEquals(4, record.days().size());
    }

    /// Figures of a day are computed once, and again when another label of it has come in.
    @Test
    void figuresOfADayAreKeptUntilItHasANewLabel() {
        filled(3, 20);
        assertEquals(60, store.account(ANN, "a").record().rows());
        database.jdbi().useHandle(h -> h.execute("delete from learner_event where p is not null"));
        assertEquals(60, store.account(ANN, "a").record().rows());
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into learner_event (learner, ref, version, n, digest, inputs, p, base_rate, why, scored_at)
                                select (select id from learner), 'late', 1, 200, '', '{0}', 0.6, 0.5, 'not_promoted',
                                    timestamptz '2025-01-02 12:00Z'
                                """));
        store.update(ANN, "a", "late", true);
        LearnerRecord record = store.account(ANN, "a").record();
        assertEquals(41, record.rows());
        assertEquals(1, record.days().getFirst().positives());
    }

    /// While another transaction holds the learner's row, its record can still be read.
    @Test
    void readingTheRecordWaitsForNoOne() {
        filled(3, 20);
        database.jdbi()
                .useTransaction(h -> {
                    h.execute("select from learner for update");
                    assertEquals(60, store.account(ANN, "a").record().rows());
                });
    }

    @Test
    void whatIsRemovedAfterItsTimeStaysInTheRecord() {
        filled(3, 20);
        now = Instant.parse("2029-01-01T00:00:00Z");
        assertEquals(61, store.retire(database.jdbi()));
        assertEquals(60, store.account(ANN, "a").record().rows());
    }

    private void open(int count) {
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into learner_event (learner, ref, version, n, digest, inputs, why, scored_at)
                                select (select id from learner), 'o' || i, 1, 0, '', '{0}', 'cold_start', ?
                                from generate_series(1, ?) as i
                                """,
                                Timestamp.from(now), count));
    }

    @Test
    void aLearnerHas100000ScoresWithoutALabel() {
        store.predict(ANN, "a", "r1", row(1.0));
        open(LearnerStore.MOST_OPEN - 1);
        Refusal refused =
                assertThrows(Refusal.class, () -> store.predict(ANN, "a", "r2", row(1.0)));
        assertEquals("too_many_open_scores", refused.code());
        assertTrue(
                refused.detail().contains("has 100000 scores without a label; at most 100000"),
                refused.detail());
        store.predict(ANN, "a", "r1", row(1.0));
        store.update(ANN, "a", "r1", true);
        store.predict(ANN, "a", "r2", row(1.0));
    }

    @Test
    void oldScoresGoInSlices() {
        store.predict(ANN, "a", "r1", row(1.0));
        open(20_001);
        database.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                create table slice (n integer);
                                create function note_slice() returns trigger language plpgsql as
                                  'begin insert into slice select count(*) from gone; return null; end';
                                create trigger note_slice after delete on learner_event
                                  referencing old table as gone for each statement execute function note_slice();
                                """));
        now = START.plus(Duration.ofDays(401));
        assertEquals(20_002, store.retire(database.jdbi()));
        assertEquals(
                List.of(10_000, 10_000, 2),
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery("select n from slice").mapTo(Integer.class).list()));
    }

    @Test
    void oldScoresGoUnlabelledOnesFirst() {
        store.predict(ANN, "a", "labelled", row(1.0));
        store.update(ANN, "a", "labelled", true);
        store.predict(ANN, "a", "waiting", row(1.0));
        now = START.plus(Duration.ofDays(401));
        assertEquals(1, store.retire(database.jdbi()));
        assertEquals("unknown_id", code(() -> store.update(ANN, "a", "waiting", true)));
        assertTrue(store.update(ANN, "a", "labelled", true).repeated());
        now = START.plus(Duration.ofDays(1_101));
        assertEquals(1, store.retire(database.jdbi()));
        assertEquals(1, state().all().total());
    }
}
