package bellwether.research.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Universe;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.ChildProcess;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.Jobs;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.leak.FeatureReading;
import bellwether.research.learning.leak.PlantedColumn;
import bellwether.research.learning.leak.PlantedTable;
import bellwether.research.learning.leak.UniverseReading;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.model.ModelKind;
import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Trainings are judged and kept once, whatever dies on the way, and leaks are found in them.
final class TrainJobTest {
    private static final Actor ANN = new Actor(Caller.LOCAL, "", "");

    /// Notes which folds are kept, and which process computed a fold or the model of all rows.
    private static final String WATCH =
            """
            create table computed (process text, part text);
            create table kept_fold (model bigint, fold integer);
            create function note_fold() returns trigger language plpgsql as
              'begin insert into kept_fold values (new.model, new.fold); return null; end';
            create trigger note_fold after insert on model_fold for each row execute function note_fold();
            """;

    private final TrainingFixture fixture = new TrainingFixture();
    private final List<Process> children = new ArrayList<>();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        children.forEach(Process::destroyForcibly);
        fixture.close();
    }

    private static ModelCard card(StoredModel model) {
        ModelCard card = model.card();
        assertNotNull(card, () -> model.state() + " " + model.why());
        return card;
    }

    @Test
    void whatIsLearntFromChanceIsRejectedWithEachNumberAndKept() {
        fixture.store();
        fixture.work(2, TrainingSeams.USUAL);
        StoredModel model = fixture.trained(ANN);
        ModelCard card = card(model);
        assertEquals(ModelState.REJECTED, model.state());
        assertEquals(TrainingFixture.SESSIONS, card.span().sessions());
        assertEquals(2, card.span().folds());
        assertEquals(1, card.attempts());
        assertEquals(
                List.of(
                        "dates",
                        "daily_auc",
                        "base_loss",
                        "momentum_loss",
                        "calibration_error",
                        "leaks"),
                card.gate().stream().map(GateLine::rule).toList());
        assertEquals(25.0, card.gate().getFirst().have());
        assertEquals(List.of(), card.leaks().stream().filter(one -> one.code().decides()).toList());
        assertEquals(List.of(), card.doubts(), "all was searched for");
        assertEquals(0, fixture.count("select count(*) from model_fold"));
        assertEquals(25, fixture.count("select count(*) from model_day"));
        byte[] bytes =
                fixture.jdbi
                        .withHandle(h -> new ModelRecordDao().bytes(h, model.id()))
                        .orElseThrow();
        assertEquals(model.featureVersion(), ModelBlob.read(bytes).featureVersion());
        Refusal refused =
                assertThrows(
                        Refusal.class,
                        () -> fixture.book.active().activate(ANN, model.name(), false, _ -> true));
        assertEquals("gate_failed", refused.code());
        assertTrue(refused.detail().contains("judged dates must be at least 250"));
        StoredModel forced = fixture.book.active().activate(ANN, model.name(), true, _ -> true);
        assertEquals(ModelState.ACTIVE, forced.state());
        assertTrue(forced.life().forced());
        assertEquals(
                ModelState.RETIRED,
                fixture.book.active().retire(ANN, model.name(), _ -> true).state());
        assertEquals(0, fixture.count("select count(*) from active_model where model is not null"));
        fixture.jdbi.useHandle(h -> h.execute("update model_blob set bytes = bytes || '\\x00'"));
        assertEquals(
                "model_corrupt",
                assertThrows(
                                Refusal.class,
                                () ->
                                        fixture.book
                                                .active()
                                                .activate(ANN, model.name(), true, _ -> true))
                        .code());
    }

    @Test
    @Tag("long")
    void oneAndFourProcessesAndAKillGiveOneFingerprint() throws Exception {
        fixture.store();
        fixture.jdbi.useHandle(h -> h.execute(WATCH));
        StoredModel first = fixture.begin(ANN).model();
        start();
        TrainingFixture.await(() -> fixture.count("select count(*) from kept_fold") > 0);
        children.removeFirst().destroyForcibly().waitFor();
        long kept = fixture.count("select count(*) from kept_fold");
        assertEquals(ModelState.TRAINING, fixture.book.known(first.name()).state());
        start();
        StoredModel killed = fixture.ended(first.id());
        long computed =
                fixture.count(
                        "select count(distinct part) from computed where process = '%s'"
                                .formatted(children.getFirst().pid()));
        assertEquals(2 - kept + 1, computed, "the folds that were not kept, and the model");
        children.removeFirst().destroyForcibly().waitFor();
        assertEquals(2, fixture.count("select count(*) from kept_fold"));
        for (int i = 0; i < 4; i++) {
            fixture.work(1, TrainingSeams.USUAL);
        }
        StoredModel together = fixture.trained(ANN);
        assertEquals(4, fixture.count("select count(*) from kept_fold"));
        assertNotNull(killed.fingerprint(), () -> killed.state() + " " + killed.why());
        assertEquals(killed.fingerprint(), together.fingerprint());
        assertEquals(2, together.version());
        assertEquals(2, card(together).attempts());
    }

    private void start() throws Exception {
        children.add(ChildProcess.start(folder, TrainProcess.class, fixture.database.address()));
    }

    @Test
    void plantedLeaksAreNamedOnTheCard() {
        fixture.store();
        fixture.store("TWIN", 0, TrainingFixture.SESSIONS, 1);
        fixture.work(
                1,
                new TrainingSeams(
                        LeakyReading::new,
                        NextDayReading::new,
                        (features, fold) -> leaky(features.table(fold)),
                        SelectedRows::training));
        StoredModel model = fixture.trained(ANN);
        List<String> found =
                card(model).leaks().stream()
                        .map(one -> one.code().key() + " " + one.subject())
                        .toList();
        assertTrue(found.contains("suspect_leak return_5"), found::toString);
        assertTrue(found.contains("suspect_model null"), found::toString);
        assertTrue(found.contains("looks_ahead next_return"), found::toString);
        assertTrue(found.contains("looks_ahead market_return_5"), found::toString);
        assertTrue(found.contains("duplicate_bars S00, TWIN"), found::toString);
        GateLine gate = card(model).gate().getLast();
        assertFalse(gate.passed());
        assertTrue(gate.message().contains("suspect_leak return_5"), gate::message);
    }

    /// A step of a training that knows the rows that test, with what it is named by.
    enum Plant {
        NONE(""),
        BINS("bins") {
            @Override
            TrainingTable table(SampleFeatures features, SampleFold fold) {
                return features.table(features.edges((_, _) -> true), fold);
            }
        },
        UNIQUENESS("weights") {
            @Override
            TrainingTable table(SampleFeatures features, SampleFold fold) {
                return features.table(features.edges(fold));
            }
        },
        SCALER("model") {
            @Override
            TrainingTable rows(TrainingTable all, SampleFold fold) {
                return new ScaledRows(SelectedRows.training(all, fold), all);
            }
        },
        CLASS_WEIGHTS("model") {
            @Override
            TrainingTable rows(TrainingTable all, SampleFold fold) {
                double share =
                        IntStream.range(0, all.rows())
                                .mapToDouble(all::label)
                                .average()
                                .orElseThrow();
                return new PlantedTable(SelectedRows.training(all, fold)) {
                    @Override
                    public double weight(int row) {
                        return super.weight(row) * (label(row) > 0 ? 1 - share : share);
                    }
                };
            }
        };

        private final String part;

        Plant(String part) {
            this.part = part;
        }

        TrainingTable table(SampleFeatures features, SampleFold fold) {
            return features.table(fold);
        }

        TrainingTable rows(TrainingTable all, SampleFold fold) {
            return SelectedRows.training(all, fold);
        }
    }

    /// Values less their means over all rows.
    private static final class ScaledRows extends PlantedTable {
        private final List<BinEdges> scaled = new ArrayList<>();

        ScaledRows(TrainingTable train, TrainingTable all) {
            super(train);
            for (int column = 0; column < all.columns(); column++) {
                int place = column;
                double mean =
                        IntStream.range(0, all.rows())
                                .mapToDouble(row -> all.value(row, place))
                                .filter(value -> !Double.isNaN(value))
                                .average()
                                .orElse(0);
                BinEdges edges = all.edges(column);
                double[] centres = new double[edges.bins()];
                Arrays.setAll(centres, bin -> edges.centre(bin + 1) - mean);
                scaled.add(BinEdges.of(edges.edges(), centres));
            }
        }

        @Override
        public BinEdges edges(int column) {
            return scaled.get(column);
        }
    }

    @ParameterizedTest
    @EnumSource(Plant.class)
    void whatKnowsTheRowsThatTestIsNamedOnTheCard(Plant plant) {
        fixture.store();
        fixture.work(
                1,
                new TrainingSeams(
                        FeatureReading::own, UniverseReading::of, plant::table, plant::rows));
        TrainingRequest barrier =
                new TrainingRequest(
                        SampleLabel.BARRIER, 5, ModelKind.LOGISTIC, new Universe.Everything(), 1);
        StoredModel model =
                fixture.ended(fixture.book.train(ANN, barrier, Optional.empty()).model().id());
        List<String> found =
                card(model).leaks().stream()
                        .filter(one -> one.code().decides())
                        .map(one -> one.code().key() + " " + one.subject())
                        .toList();
        boolean honest = plant == Plant.NONE;
        // bins of all rows make other models of other test rows, too
        List<String> named = found.stream().filter(one -> !one.endsWith("model")).toList();
        assertEquals(
                honest ? List.of() : List.of("test_rows_matter " + plant.part),
                honest || plant.part.equals("model") ? found : named);
        GateLine gate = card(model).gate().getLast();
        assertEquals(honest, gate.passed(), gate::message);
        assertTrue(gate.message().contains(plant.part), gate::message);
    }

    /// The label itself in the place of a feature.
    private static TrainingTable leaky(TrainingTable table) {
        int column = 0;
        while (!table.name(column).equals("return_5")) {
            column++;
        }
        double[] values = new double[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = table.label(row);
        }
        return new PlantedColumn(table, column, values);
    }

    /// What the universe did in the five sessions up to the next one.
    private static final class NextDayReading implements UniverseReading {
        private final UniverseReading honest;

        NextDayReading(int dates) {
            honest = UniverseReading.of(dates);
        }

        @Override
        public List<String> names() {
            return honest.names();
        }

        @Override
        public void take(Bars bars, int[] of) {
            honest.take(bars, of);
        }

        @Override
        public double[][] read(Bars bars, int[] of, CalendarSessions calendar) {
            double[][] read = honest.read(bars, of, calendar);
            double[] market = read[names().indexOf("market_return_5")];
            System.arraycopy(market, 1, market, 0, market.length - 1);
            return read;
        }
    }

    private static final class LeakyReading implements FeatureReading {
        @Override
        public List<String> names() {
            return List.of("next_return");
        }

        @Override
        public double[][] read(Bars bars) {
            double[] next = new double[bars.size()];
            for (int bar = 0; bar < next.length; bar++) {
                int following = Math.min(bar + 1, next.length - 1);
                next[bar] = bars.close()[following] / bars.close()[bar];
            }
            return new double[][] {next};
        }
    }

    @Test
    void aTrainingEndsWithItsJobAndOnlyOneOfAKeyGoesOn() {
        fixture.store();
        StoredModel first = fixture.begin(ANN).model();
        assertEquals(
                "training_running", assertThrows(Refusal.class, () -> fixture.begin(ANN)).code());
        // a fold that was kept had read other bars
        fixture.jdbi.useHandle(h ->
                h.execute(
                        "update model set data_hash = 'other', spec = jsonb_set(cast(spec as"
                                + " jsonb), '{data_hash}', '\"other\"')"));
        fixture.work(1, TrainingSeams.USUAL);
        StoredModel failed = fixture.ended(first.id());
        assertEquals(ModelState.FAILED, failed.state());
        assertEquals(
                "data_changed",
                fixture.reasons(failed).stream()
                        .filter(code -> !code.equals("fold_failed"))
                        .distinct()
                        .collect(Collectors.joining()));
        try (Jobs jobs =
                TrainingFixture.jobs(fixture.jdbi, fixture.market, 0, TrainingSeams.USUAL)) {
            StoredModel second = fixture.begin(ANN).model();
            jobs.of(ANN).cancel(JobId.parse(String.valueOf(second.job())).orElseThrow());
            assertEquals(ModelState.FAILED, fixture.ended(second.id()).state());
        }
    }

    @Test
    void tooShortAHistoryIsRefused() {
        fixture.store("S00", 1, 600, 1);
        Refusal refused = assertThrows(Refusal.class, () -> fixture.begin(ANN));
        assertEquals("too_few", refused.code());
        assertTrue(refused.detail().contains("had at most 600"), refused.detail());
    }
}
