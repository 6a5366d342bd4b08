package bellwether.research.learning.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.MadeMarket;
import bellwether.research.learning.sample.PackedTable;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SampleLabel;
import bellwether.research.learning.sample.SampleRow;
import bellwether.research.learning.sample.SampleSource;
import bellwether.research.learning.sample.SampleSpec;
import bellwether.research.learning.sample.SampleSurvey;
import bellwether.research.learning.sample.TestSource;
import bellwether.research.learning.sample.TrainingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LeakSearchTest {
    private static final SampleFold FOLD = new SampleFold.Forward(0, 220, 399);
    private static final int HORIZON = 5;
    private static final TrialTrainer HONEST = new CountingTrainer(CountingTrainer.Fault.NONE);
    private static final List<Bars> BARS = MadeMarket.of(60, 400, 77);
    private static final TrainingTable TABLE = made();

    /// Of 220 dates that train, these need the first 200.
    private static final List<String> YOUNG = List.of("close_sma_200", "sma_50_200");

    private static TrainingTable made() {
        SampleSurvey survey =
                SampleSurvey.of(new TestSource(BARS), SampleSpec.of(SampleLabel.RANK, HORIZON));
        SampleFeatures features = new SampleFeatures(survey);
        return features.table(FOLD);
    }

    private static LeakSearch search(TrainingTable rows, int seeds) {
        return new LeakSearch(rows, FOLD, new LeakSettings(HORIZON, seeds));
    }

    private static List<LeakCode> codes(LeakReport report) {
        return report.findings().stream().map(LeakFinding::code).distinct().toList();
    }

    @Test
    void anHonestTrainingOnRandomWalksIsClean() {
        LeakReport report = search(TABLE, 20).all(HONEST);
        assertEquals(List.of(), report.findings());
        assertEquals(YOUNG, subjects(report.doubts()), "no others");
        assertFalse(report.isDecided());
    }

    /// The engine gives an item up that shows no progress for a minute.
    @Test
    void eachFeatureAndEachTrainingIsAStep() {
        List<String> steps = new ArrayList<>();
        TrialTrainer noted =
                (rows, fold) -> {
                    steps.add("trains");
                    return HONEST.train(rows, fold);
                };
        new LeakSearch(TABLE, FOLD, new LeakSettings(HORIZON, 2), () -> steps.add("moves"))
                .all(noted);
        int first = steps.indexOf("trains");
        assertTrue(first > TABLE.columns(), "a step for each feature, was " + first);
        for (int i = first; i < steps.size(); i++) {
            if (steps.get(i).equals("trains")) {
                assertEquals("moves", steps.get(i - 1));
                assertEquals("moves", steps.get(i + 1));
            }
        }
        assertEquals(7, steps.stream().filter("trains"::equals).count());
    }

    /// What a bar knows of those around it, as a column of the TABLE.
    private interface Planted {
        double of(Bars bars, int bar);
    }

    private static TrainingTable planted(Planted planted) {
        SampleSource source = new TestSource(BARS);
        double[] values = new double[TABLE.rows()];
        for (int row = 0; row < values.length; row++) {
            Bars bars = BARS.get(TABLE.symbol(row));
            int bar = bars.place(source.sessions()[TABLE.date(row)]);
            values[row] = planted.of(bars, bar);
        }
        return new PlantedColumn(TABLE, 3, values);
    }

    private static void assertSuspect(TrainingTable rows) {
        LeakReport report = search(rows, 0).features();
        assertEquals(List.of(LeakCode.SUSPECT_LEAK), codes(report));
        LeakFinding finding = report.findings().getFirst();
        assertEquals(TABLE.name(3), finding.subject());
        assertTrue(finding.number("auc") > 0.6, finding.toString());
        assertTrue(finding.numbers().values().stream().allMatch(Double::isFinite));
        assertTrue(report.isDecided());
    }

    @Test
    void aPlantedReturnOrLabelIsNamed() {
        assertSuspect(planted((bars, bar) -> bars.close()[bar + 3] / bars.close()[bar]));
        double[] labels = new double[TABLE.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = TABLE.label(row);
        }
        assertSuspect(new PlantedColumn(TABLE, 3, labels));
        for (int row = 0; row < labels.length; row++) {
            labels[row] = -labels[row];
        }
        LeakReport inverse = search(new PlantedColumn(TABLE, 3, labels), 0).features();
        assertEquals(List.of(LeakCode.SUSPECT_LEAK), codes(inverse));
    }

    @Test
    void aPlantedMeanAroundTheBarIsNamed() {
        assertSuspect(
                planted((bars, bar) -> {
                    double sum = 0;
                    for (int i = Math.max(0, bar - 3);
                            i <= Math.min(bars.size() - 1, bar + 3);
                            i++) {
                        sum += bars.close()[i];
                    }
                    return sum / bars.close()[bar];
                }));
    }

    @Test
    void aModelThatKnowsTooMuchIsSuspect() {
        TrainingTable rows = planted((bars, bar) -> bars.close()[bar + 5] / bars.open()[bar + 1]);
        LeakReport report = search(rows, 0).model(HONEST);
        assertEquals(List.of(LeakCode.SUSPECT_MODEL), codes(report));
    }

    @Test
    void aTrainingThatReadsTheTestsIsFound() {
        TrialTrainer reads = new CountingTrainer(CountingTrainer.Fault.READS_TESTS);
        assertEquals(List.of(LeakCode.TEST_ROWS_MATTER), codes(search(TABLE, 0).bits(reads)));
        LeakReport labels = search(TABLE, 1).labels(reads);
        assertTrue(codes(labels).contains(LeakCode.SHUFFLED_SKILL), labels.toString());
        assertTrue(codes(labels).contains(LeakCode.SHIFTED_SKILL), labels.toString());
    }

    /// Means, bins, shares of classes and weights that know the rows that test, though no row of
    /// them trains.
    @ParameterizedTest
    @EnumSource(
            value = CountingTrainer.Fault.class,
            names = {
                "SCALES_OVER_ALL",
                "BINS_OVER_ALL",
                "CLASSES_OVER_ALL",
                "WEIGHTS_OVER_ALL",
                "UNIQUENESS_OVER_ALL"
            })
    void whatIsCountedOverAllRowsIsFound(CountingTrainer.Fault fault) {
        // turned round, every class would keep its share
        assertEquals(
                0.5,
                IntStream.range(0, TABLE.rows()).mapToDouble(TABLE::label).average().orElseThrow(),
                0.01);
        LeakReport report = search(TABLE, 0).bits(new CountingTrainer(fault));
        assertTrue(codes(report).contains(LeakCode.TEST_ROWS_MATTER), report.toString());
        assertTrue(report.isDecided());
    }

    /// The table itself: of the rows that train alone, or of all.
    @Test
    void edgesAndWeightsOfAllRowsAreFoundInTheTable() {
        SampleFeatures features =
                new SampleFeatures(
                        SampleSurvey.of(
                                new TestSource(BARS), SampleSpec.of(SampleLabel.BARRIER, 1)));
        SampleFeatures altered = features.altered(FOLD);
        assertEquals(
                LeakReport.CLEAN,
                TableSearch.search(features.table(FOLD), altered.table(FOLD), FOLD));
        LeakReport bins =
                TableSearch.search(
                        features.table(features.edges((_, _) -> true), FOLD),
                        altered.table(altered.edges((_, _) -> true), FOLD),
                        FOLD);
        assertEquals(List.of("bins"), subjects(bins));
        LeakReport weights =
                TableSearch.search(
                        features.table(features.edges(FOLD)),
                        altered.table(altered.edges(FOLD)),
                        FOLD);
        assertEquals(List.of("weights"), subjects(weights));
        assertTrue(weights.isDecided());
    }

    private static List<String> subjects(LeakReport report) {
        return report.findings().stream()
                .map(finding -> Objects.requireNonNullElse(finding.subject(), ""))
                .toList();
    }

    /// One seed of 20 that stands out is chance; all of them a little are not.
    @Test
    void seedsAreJudgedTogether() {
        List<DailySkill> skills = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            skills.add(new DailySkill(300, 0.5 + 0.01 * (seed == 7 ? 3.3 : Math.sin(seed)), 0.01));
        }
        assertEquals(LeakReport.CLEAN, ShuffledSkill.together(skills));
        LeakReport weak =
                ShuffledSkill.together(Collections.nCopies(20, new DailySkill(300, 0.518, 0.01)));
        assertEquals(List.of(LeakCode.SHUFFLED_SKILL), codes(weak));
        assertTrue(weak.findings().getFirst().number("p") < 1e-5, weak.toString());
        LeakReport endless = ShuffledSkill.together(List.of(new DailySkill(300, 0.6, 0)));
        assertTrue(
                endless.findings().getFirst().numbers().values().stream()
                        .allMatch(Double::isFinite),
                endless.toString());
    }

    /// Nothing that could not be searched for is clean.
    @Test
    void whatCannotBeSearchedForIsDoubted() {
        TrainingTable oneClass =
                new ForwardingTable(TABLE) {
                    @Override
                    public double label(int row) {
                        return date(row) < 220 ? 1 : super.label(row);
                    }
                };
        LeakReport report = search(oneClass, 3).all(HONEST);
        assertEquals(List.of(), report.findings());
        assertEquals(
                EnumSet.of(
                        LeakCode.SUSPECT_LEAK,
                        LeakCode.SUSPECT_MODEL,
                        LeakCode.TEST_ROWS_MATTER,
                        LeakCode.ROW_ORDER_MATTERS,
                        LeakCode.SHUFFLED_SKILL,
                        LeakCode.SHIFTED_SKILL),
                doubted(report));
        SampleFold early = new SampleFold.Forward(0, 0, 399);
        LeakReport none = new LeakSearch(TABLE, early, new LeakSettings(HORIZON, 2)).all(HONEST);
        assertEquals(
                EnumSet.complementOf(EnumSet.of(LeakCode.LOOKS_AHEAD, LeakCode.DUPLICATE_BARS)),
                doubted(none));
        SampleFold late = new SampleFold.Forward(0, 399, 399);
        LeakReport untested = new LeakSearch(TABLE, late, new LeakSettings(HORIZON, 2)).all(HONEST);
        assertTrue(doubted(untested).contains(LeakCode.TEST_ROWS_MATTER), untested::toString);
        assertTrue(doubted(untested).contains(LeakCode.DUPLICATE_ROWS), untested::toString);
        assertEquals(
                "suspect_leak (0 dates have rows of both classes, needs 30)",
                none.doubts().getFirst().words());
        assertEquals(
                List.of(LeakCode.TEST_ROWS_MATTER),
                TableSearch.search(TABLE, TABLE, early).doubts().stream()
                        .map(LeakDoubt::code)
                        .toList());
    }

    private static List<String> subjects(List<LeakDoubt> doubts) {
        return doubts.stream()
                .map(doubt -> Objects.requireNonNullElse(doubt.subject(), ""))
                .toList();
    }

    private static Set<LeakCode> doubted(LeakReport report) {
        return report.doubts().stream()
                .map(LeakDoubt::code)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LeakCode.class)));
    }

    @Test
    void aFeatureOfFewDatesIsDoubtedByName() {
        double[] values = new double[TABLE.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = TABLE.date(row) < 60 && TABLE.date(row) > 40 ? row % 7 : Double.NaN;
        }
        LeakReport report = search(new PlantedColumn(TABLE, 3, values), 0).features();
        assertEquals(
                Stream.concat(Stream.of(TABLE.name(3)), YOUNG.stream()).toList(),
                subjects(report.doubts()));
        Arrays.fill(values, Double.NaN);
        assertEquals(
                YOUNG,
                subjects(search(new PlantedColumn(TABLE, 3, values), 0).features().doubts()));
    }

    @Test
    void aTrainingThatKnowsTheOrderOfRowsIsFound() {
        TrialTrainer ordered = new CountingTrainer(CountingTrainer.Fault.BY_ORDER);
        assertTrue(codes(search(TABLE, 0).bits(ordered)).contains(LeakCode.ROW_ORDER_MATTERS));
    }

    @Test
    void shuffledLabelsAreThoseOfTheirDate() {
        ScrambledLabels shuffled = ScrambledLabels.withinDates(TABLE, 3);
        double[] before = new double[400];
        double[] after = new double[400];
        int moved = 0;
        for (int row = 0; row < TABLE.rows(); row++) {
            before[TABLE.date(row)] += TABLE.label(row);
            after[TABLE.date(row)] += shuffled.label(row);
            moved += TABLE.label(row) == shuffled.label(row) ? 0 : 1;
        }
        for (int date = 0; date < 400; date++) {
            assertEquals(before[date], after[date], "date " + date);
        }
        assertTrue(moved > TABLE.rows() / 3, "moved " + moved);
    }

    @Test
    void theSameRowOnBothSidesIsCounted() {
        List<String> names = new ArrayList<>();
        List<BinEdges> edges = new ArrayList<>();
        double[] hundred = new double[100];
        for (int i = 0; i < 100; i++) {
            hundred[i] = i;
        }
        for (int column = 0; column < 25; column++) {
            names.add("c" + column);
            edges.add(BinEdges.ofTraining(hundred));
        }
        PackedTable rows = new PackedTable(names, edges, 40);
        Random random = new Random(2);
        double[] same = random.doubles(25, 0, 100).toArray();
        for (int i = 0; i < 40; i++) {
            double[] values = random.doubles(25, 0, 100).toArray();
            boolean twin = i == 3 || i == 5 || i == 30 || i == 31 || i == 32;
            rows.add(new SampleRow(0, i * 10, i * 10 + 5, i % 2 == 0, 1), twin ? same : values);
        }
        LeakReport report = search(rows, 0).rows();
        assertEquals(List.of(LeakCode.DUPLICATE_ROWS), codes(report));
        assertEquals(3.0, report.findings().getFirst().number("rows"));
        assertEquals(LeakReport.CLEAN, search(TABLE, 0).rows());
    }

    /// The same bars on two dates are the same row, whatever others did then; what a universe did
    /// on a date makes no two rows of it the same.
    @Test
    void rowsAreTheSameByTheirOwnColumns() {
        int twin = row(10, 230);
        int original = row(10, 100);
        TrainingTable repeated =
                new ForwardingTable(TABLE) {
                    @Override
                    public byte bin(int row, int column) {
                        boolean own = column < FeatureCatalogue.OWN;
                        return super.bin(row == twin && own ? original : row, column);
                    }
                };
        assertTrue(
                TABLE.bin(twin, TABLE.columns() - 1) != TABLE.bin(original, TABLE.columns() - 1));
        LeakReport report = search(repeated, 0).rows();
        assertEquals(1.0, report.findings().getFirst().number("rows"));
        assertEquals(LeakReport.CLEAN, search(TABLE, 0).rows());
    }

    /// The first row of a symbol from a date on.
    private static int row(int symbol, int date) {
        return IntStream.range(0, TABLE.rows())
                .filter(row -> TABLE.symbol(row) == symbol && TABLE.date(row) >= date)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofFewDatesNothingIsSaid() {
        SampleFold brief = new SampleFold.Forward(0, 380, 399);
        LeakReport report =
                new LeakSearch(TABLE, brief, new LeakSettings(HORIZON, 1)).labels(HONEST);
        assertEquals(List.of(), report.findings());
        assertEquals(
                List.of(LeakCode.SHUFFLED_SKILL, LeakCode.SHIFTED_SKILL),
                report.doubts().stream().map(LeakDoubt::code).toList());
        assertEquals(30, report.doubts().getFirst().need());
    }

    @Test
    void aColumnsSkillIsThatOfItsRanks() {
        ColumnSkill skills = new ColumnSkill(TABLE);
        for (int column : new int[] {0, 20, 60}) {
            List<Integer> known = new ArrayList<>();
            for (int row = 0; row < TABLE.rows(); row++) {
                if (TABLE.bin(row, column) > 0) {
                    known.add(row);
                }
            }
            int place = column;
            boolean[] labels = new boolean[known.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = TABLE.label(known.get(i)) > 0;
            }
            DailySkill expected =
                    DailySkill.of(
                            known.stream().mapToInt(TABLE::date).toArray(),
                            known.stream().mapToDouble(row -> TABLE.bin(row, place)).toArray(),
                            labels,
                            HORIZON);
            DailySkill actual = skills.of(column, HORIZON);
            assertEquals(expected.dates(), actual.dates());
            assertEquals(expected.auc(), actual.auc(), 1e-12);
            assertEquals(expected.error(), actual.error(), 1e-12);
        }
    }

    @Test
    void noFeatureOfRealBarsIsSuspect() {
        List<Bars> bars = TestBars.real(60);
        SampleFold fold = new SampleFold.Forward(0, 800, 1_258);
        for (SampleSpec spec :
                List.of(
                        SampleSpec.of(SampleLabel.RANK, 5),
                        SampleSpec.of(SampleLabel.DIRECTION, 1))) {
            SampleFeatures features =
                    new SampleFeatures(SampleSurvey.of(new TestSource(bars), spec));
            TrainingTable rows = features.table(fold);
            LeakSearch search = new LeakSearch(rows, fold, new LeakSettings(spec.labelBars(), 3));
            assertEquals(LeakReport.CLEAN, search.features());
            assertEquals(LeakReport.CLEAN, search.rows());
            assertEquals(LeakReport.CLEAN, search.model(HONEST));
            assertFalse(search.labels(HONEST).isDecided());
        }
    }
}
