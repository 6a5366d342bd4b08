package bellwether.research.learning.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import bellwether.research.learning.label.BarrierLabels;
import bellwether.research.learning.label.BarrierOutcome;
import bellwether.research.learning.label.BarrierPolicy;
import bellwether.research.learning.label.LabelTape;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import bellwether.trading.execution.OrderSide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SampleFeaturesTest {
    private static final RowFilter ALL = (_, _) -> true;

    private static PackedTable table(TestSource source, SampleSpec spec, SampleFold fold) {
        return new SampleFeatures(SampleSurvey.of(source, spec)).table(fold);
    }

    private static PackedTable table(TestSource source, SampleSpec spec) {
        SampleFeatures features = new SampleFeatures(SampleSurvey.of(source, spec));
        return features.table(features.edges(ALL));
    }

    /// The bar of a row.
    private static int bar(TestSource source, PackedTable table, int row) {
        return Arrays.binarySearch(
                source.bars(table.symbol(row)).time(), source.sessions()[table.date(row)]);
    }

    private static double earned(Bars bars, int bar, int horizon) {
        return Math.log(bars.close()[bar + horizon] / bars.open()[bar + 1]);
    }

    @Test
    void directionIsWhatRemainsAfterCosts() {
        TestSource source = new TestSource(MadeMarket.of(9, 300, 1));
        for (int horizon : SampleSpec.HORIZONS) {
            PackedTable table = table(source, SampleSpec.of(SampleLabel.DIRECTION, horizon));
            assertTrue(table.rows() > 9 * 250 / horizon, "rows " + table.rows());
            int positive = 0;
            for (int row = 0; row < table.rows(); row++) {
                Bars bars = source.bars(table.symbol(row));
                int bar = bar(source, table, row);
                boolean expected = earned(bars, bar, horizon) > 0.002;
                assertEquals(expected ? 1 : 0, table.label(row));
                assertEquals(bars.time()[bar + horizon], source.sessions()[table.end(row)]);
                positive += expected ? 1 : 0;
            }
            assertTrue(positive > table.rows() / 5 && positive < table.rows() * 4 / 5);
        }
    }

    @Test
    void aRankIsAboveTheMedianOfItsDate() {
        TestSource source = new TestSource(MadeMarket.of(60, 220, 2));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.RANK, 5));
        int near = 0;
        double positive = 0;
        for (int row = 0; row < table.rows(); row++) {
            int date = table.date(row);
            assertEquals(date + 5, table.end(row));
            double mine = earned(source.bars(table.symbol(row)), bar(source, table, row), 5);
            double median = median(source, date);
            if (Math.abs(mine - median) < Math.abs(median) / 60 + 1e-4) {
                near++;
            } else {
                assertEquals(mine > median ? 1 : 0, table.label(row), mine + " of " + median);
            }
            positive += table.label(row) / table.rows();
        }
        assertTrue(near < table.rows() / 20, "near " + near);
        assertEquals(0.5, positive, 0.03);
    }

    private static double median(TestSource source, int date) {
        List<Double> all = new ArrayList<>();
        for (int symbol = 0; symbol < source.symbols().size(); symbol++) {
            Bars bars = source.bars(symbol);
            int bar = Arrays.binarySearch(bars.time(), source.sessions()[date]);
            boolean whole =
                    bar >= 0
                            && bar + 5 < bars.size()
                            && bars.time()[bar + 5] == source.sessions()[date + 5];
            if (whole) {
                all.add(earned(bars, bar, 5));
            }
        }
        double[] sorted = all.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Test
    void aBarrierIsATradeThatEarnedItsCosts() {
        TestSource source = new TestSource(MadeMarket.of(3, 200, 3));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.BARRIER, 1));
        double unique = 0;
        for (int row = 0; row < table.rows(); row++) {
            Bars bars = source.bars(table.symbol(row));
            int bar = bar(source, table, row);
            double[] range = new double[bars.size()];
            Series series =
                    new Series(
                            bars.open(),
                            bars.high(),
                            bars.low(),
                            bars.close(),
                            bars.volume(),
                            bars.size());
            Atr.compute(series, 14, range);
            Optional<BarrierOutcome> outcome =
                    new BarrierLabels(
                                    LabelTape.plain(bars, range, false), range, BarrierPolicy.USUAL)
                            .of(bar, OrderSide.BUY);
            assertEquals(outcome.orElseThrow().won() ? 1 : 0, table.label(row));
            assertEquals(bars.time()[outcome.get().end()], source.sessions()[table.end(row)]);
            unique += table.weight(row) / table.rows();
        }
        assertEquals(1, unique, 1e-9);
    }

    @Test
    void labelsThatOverlapWeighLess() {
        TestSource source = new TestSource(MadeMarket.of(2, 120, 4));
        SampleSurvey survey = SampleSurvey.of(source, SampleSpec.of(SampleLabel.BARRIER, 1));
        for (LabelledRows symbol : survey.rows()) {
            double mean = Arrays.stream(symbol.uniqueness(_ -> 0)).average().orElseThrow();
            assertTrue(mean < 0.5, "mean uniqueness " + mean);
        }
        for (LabelledRows symbol :
                SampleSurvey.of(source, SampleSpec.of(SampleLabel.DIRECTION, 20)).rows()) {
            Arrays.stream(symbol.uniqueness(_ -> 0))
                    .forEach(weight -> assertEquals(1, weight, 1e-9));
        }
    }

    @Test
    void eachSymbolHasARowOnEveryHthSession() {
        TestSource source = new TestSource(MadeMarket.of(40, 200, 5));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.DIRECTION, 20));
        TreeMap<Integer, TreeSet<Integer>> phases = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            phases.computeIfAbsent(table.symbol(row), _ -> new TreeSet<>())
                    .add(table.date(row) % 20);
        }
        assertEquals(40, phases.size());
        TreeSet<Integer> used = new TreeSet<>();
        phases.values()
                .forEach(phase -> {
                    assertEquals(1, phase.size());
                    used.addAll(phase);
                });
        assertTrue(used.size() > 10, "phases " + used);
    }

    /// A coin that trades on weekends is no reason for shares to have sessions then.
    @Test
    void aCoinAmongSharesTakesNoRankFromThem() {
        List<Bars> shares =
                MadeMarket.of(60, 280, 13).stream().map(MadeMarket::ofWeekdays).toList();
        List<Bars> mixed = new ArrayList<>(shares);
        mixed.add(TestBars.walk(99, 280, 10, 0.03));
        for (int horizon : SampleSpec.HORIZONS) {
            SampleSpec spec = SampleSpec.of(SampleLabel.RANK, horizon);
            SampleSurvey survey = SampleSurvey.of(new TestSource(mixed), spec);
            TestSource source = new TestSource(mixed);
            PackedTable alone = table(new TestSource(shares), spec);
            PackedTable beside = table(source, spec);
            Map<Integer, Integer> rows = rowsOfSymbols(beside);
            assertEquals(rowsOfSymbols(alone), without(rows, 60), "horizon " + horizon);
            assertTrue(alone.rows() > 50 * 150 / horizon, "rows " + alone.rows());
            for (int row = 0; row < beside.rows(); row++) {
                if (beside.symbol(row) < 60) {
                    int bar = bar(source, beside, row);
                    long[] times = source.bars(beside.symbol(row)).time();
                    assertEquals(
                            times[bar + horizon], source.sessions()[beside.end(row)], "own bars");
                }
            }
            int lost = 280 / horizon - rows.getOrDefault(60, 0);
            assertEquals(lost, survey.counts().unranked(), 2, "rows of the coin " + rows.get(60));
            assertTrue(survey.counts().unrankedDates() <= survey.counts().unranked());
            // from Monday to Thursday the shares have its next session, of five and 20 never
            assertEquals(horizon == 1 ? 160 : 0, rows.getOrDefault(60, 0), 3);
        }
    }

    private static Map<Integer, Integer> rowsOfSymbols(TrainingTable table) {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.merge(table.symbol(row), 1, Integer::sum);
        }
        return rows;
    }

    private static Map<Integer, Integer> without(Map<Integer, Integer> rows, int symbol) {
        Map<Integer, Integer> others = new TreeMap<>(rows);
        others.remove(symbol);
        return others;
    }

    /// Under 20 symbols on a date there is no rank, which is counted.
    @Test
    void datesOfTooFewSymbolsHaveNoRankAndAreCounted() {
        List<Bars> bars = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Bars whole = TestBars.walk(i, 200, 20, 0.02);
            Bars late = Bars.room(100);
            late.put(0, whole, 100, 100);
            bars.add(i < 15 ? whole : late);
        }
        SampleSpec spec = SampleSpec.of(SampleLabel.RANK, 5);
        TestSource source = new TestSource(bars);
        SampleSurvey survey = SampleSurvey.of(source, spec);
        PackedTable table = table(source, spec);
        for (int row = 0; row < table.rows(); row++) {
            assertTrue(table.date(row) >= 100, "date " + table.date(row));
        }
        assertEquals(15 * 20, survey.counts().unranked());
        assertTrue(survey.counts().unrankedDates() > 15, survey.counts().toString());
        assertEquals(60 * 19, table.rows(), 15);
    }

    /// Labels of test rows take nothing from the weight of those that train.
    @Test
    void uniquenessIsCountedWithinThePart() {
        TestSource source = new TestSource(MadeMarket.of(30, 300, 6));
        SampleSpec spec = SampleSpec.of(SampleLabel.BARRIER, 1);
        SampleFold fold = new SampleFold.Forward(0, 150, 199);
        SampleSurvey survey = SampleSurvey.of(source, spec);
        int raised = 0;
        for (LabelledRows symbol : survey.rows()) {
            double[] whole = symbol.uniqueness(_ -> 0);
            double[] own =
                    symbol.uniqueness(
                            row -> fold.trains(symbol.dates[row], symbol.ends[row]) ? 1 : 0);
            LabelledRows trained =
                    symbol.where(row -> fold.trains(symbol.dates[row], symbol.ends[row]));
            double[] expected = trained.uniqueness(_ -> 0);
            int next = 0;
            for (int row = 0; row < symbol.size(); row++) {
                if (fold.trains(symbol.dates[row], symbol.ends[row])) {
                    assertEquals(expected[next], own[row]);
                    raised += own[row] > whole[row] ? 1 : 0;
                    next++;
                }
            }
        }
        assertTrue(raised > 30, "raised " + raised);
        SampleFeatures features = new SampleFeatures(survey);
        PackedTable byFold = features.table(fold);
        Map<Integer, double[]> weights = new TreeMap<>();
        for (LabelledRows symbol : survey.rows()) {
            weights.put(
                    symbol.symbol,
                    symbol.uniqueness(row ->
                            fold.trains(symbol.dates[row], symbol.ends[row])
                                    ? 2
                                    : fold.tests(symbol.dates[row]) ? 1 : 0));
        }
        Map<Integer, Integer> places = new TreeMap<>();
        for (int row = 0; row < byFold.rows(); row++) {
            int place = places.merge(byFold.symbol(row), 1, Integer::sum) - 1;
            double[] own = weights.getOrDefault(byFold.symbol(row), new double[0]);
            assertEquals(own[place], byFold.weight(row));
        }
    }

    @Test
    void datesWeighAlike() {
        TestSource source = new TestSource(MadeMarket.of(30, 300, 6));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.BARRIER, 5));
        assertLevel(table);
        SampleFold fold = new SampleFold.Forward(0, 150, 199);
        SelectedRows training = SelectedRows.training(table, fold);
        SelectedRows testing = SelectedRows.testing(table, fold);
        assertLevel(training);
        assertLevel(testing);
        assertTrue(training.rows() > 300 && testing.rows() > 100);
        for (int row = 0; row < training.rows(); row++) {
            assertTrue(training.end(row) <= 150);
            assertEquals(table.bin(training.origin(row), 4), training.bin(row, 4));
        }
    }

    private static void assertLevel(TrainingTable table) {
        TreeMap<Integer, Double> sums = new TreeMap<>();
        double all = 0;
        for (int row = 0; row < table.rows(); row++) {
            sums.merge(table.date(row), table.weight(row), Double::sum);
            all += table.weight(row);
        }
        double expected = (double) table.rows() / sums.size();
        sums.forEach((date, sum) -> assertEquals(expected, sum, 1e-6, "date " + date));
        assertEquals(table.rows(), all, 1e-3);
    }

    @Test
    void binsHoldTheFeaturesOfTheirBar() {
        TestSource source = new TestSource(MadeMarket.of(5, 320, 7));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.DIRECTION, 5));
        assertEquals(FeatureCatalogue.OWN, table.columns());
        SymbolFeatures features = new SymbolFeatures();
        int last = -1;
        int known = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (table.symbol(row) != last) {
                last = table.symbol(row);
                features.read(source.bars(last));
            }
            int bar = bar(source, table, row);
            for (int column = 0; column < table.columns(); column++) {
                byte expected = table.edges(column).bin(features.value(column, bar));
                assertEquals(expected, table.bin(row, column), table.name(column));
                known += expected > 0 ? 1 : 0;
            }
        }
        assertTrue(known > table.rows() * 40, "known " + known);
    }

    @Test
    void aUniverseOfTwentyHasAllColumnsAndIsReadThreeTimes() {
        TestSource source = new TestSource(MadeMarket.of(24, 200, 8));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.DIRECTION, 5));
        assertEquals(73, table.columns());
        assertEquals(3, source.readings);
        int rank = FeatureCatalogue.column("rank_return_21");
        TreeSet<Integer> bins = new TreeSet<>();
        for (int row = 0; row < table.rows(); row++) {
            bins.add((int) table.bin(row, rank));
        }
        assertTrue(bins.size() > 20, "bins " + bins);
    }

    @Test
    void whatComesAfterTheTrainingChangesNoBitOfIt() {
        List<Bars> before = MadeMarket.of(25, 420, 9);
        List<Bars> after = new ArrayList<>();
        TestSource source = new TestSource(before);
        long moment = source.sessions()[300];
        for (Bars bars : before) {
            Bars other = bars.trimmed(bars.size());
            for (int bar = other.place(moment) + 1; bar < other.size(); bar++) {
                double factor = 1 + 0.3 * Math.sin(bar);
                other.open()[bar] *= factor;
                other.high()[bar] *= factor * 1.1;
                other.low()[bar] *= factor * 0.9;
                other.close()[bar] *= factor;
                other.volume()[bar] += 17;
            }
            after.add(other);
        }
        SampleFold fold = new SampleFold.Forward(0, 300, 419);
        SampleSpec spec = SampleSpec.of(SampleLabel.DIRECTION, 5);
        PackedTable one = table(source, spec, fold);
        PackedTable other = table(new TestSource(after), spec, fold);
        int different = 0;
        for (int row = 0; row < one.rows(); row++) {
            for (int column = 0; column < one.columns(); column++) {
                if (fold.trains(one.date(row), one.end(row))) {
                    assertEquals(one.bin(row, column), other.bin(row, column), one.name(column));
                    assertEquals(one.label(row), other.label(row));
                } else {
                    different += one.bin(row, column) == other.bin(row, column) ? 0 : 1;
                }
            }
        }
        for (int column = 0; column < one.columns(); column++) {
            assertTrue(
                    Arrays.equals(one.edges(column).edges(), other.edges(column).edges()),
                    one.name(column));
        }
        assertTrue(different > 1_000, "different " + different);
    }

    @Test
    void symbolsAreLeftOutByTheirLotWhereThereIsNoRoom() {
        TestSource source = new TestSource(MadeMarket.of(50, 150, 10));
        SampleSpec spec = SampleSpec.of(SampleLabel.DIRECTION, 1);
        SampleCounts whole = SampleSurvey.of(source, spec).counts();
        assertFalse(whole.isThinned());
        SampleCounts thinned = SampleSurvey.of(source, spec.atMost(1_500)).counts();
        assertTrue(thinned.isThinned());
        assertTrue(thinned.rows() <= 1_500 && thinned.rows() > 1_300, thinned.toString());
        assertEquals(50, thinned.used() + thinned.leftOut());
        SampleSurvey survey = SampleSurvey.of(source, spec.atMost(1_500));
        long most =
                survey.rows().stream()
                        .mapToLong(rows -> source.symbols().get(rows.symbol).lot())
                        .max()
                        .orElseThrow();
        assertEquals(
                thinned.used(),
                source.symbols().stream().filter(symbol -> symbol.lot() <= most).count());
    }

    @Test
    void edgesOfManyRowsComeFromSome() {
        EdgeSample sample = new EdgeSample(1, 200_000);
        for (int row = 0; row < 200_000; row++) {
            sample.offer(row % 500, row / 500, new double[] {row % 1_000});
        }
        BinEdges edges = sample.edges().getFirst();
        assertEquals(64, edges.bins());
        double[] values = edges.edges();
        for (int i = 0; i < values.length; i++) {
            assertEquals((i + 1) * 1_000 / 64.0, values[i], 15, "edge " + i);
        }
    }

    @Test
    void aRowTakesNoMoreThanItsBudget() {
        assertTrue(FeatureCatalogue.all().size() + PackedTable.BYTES_BESIDE <= 101);
    }

    @Test
    void barsWithoutPricesAndSymbolsWithoutBarsHaveNoRows() {
        List<Bars> bars = new ArrayList<>(MadeMarket.of(3, 200, 11));
        bars.get(0).close()[50] = Double.NaN;
        bars.add(Bars.room(0));
        bars.add(TestBars.walk(5, 1, 10, 0.01));
        TestSource source = new TestSource(bars);
        PackedTable table = table(source, SampleSpec.of(SampleLabel.DIRECTION, 1));
        for (int row = 0; row < table.rows(); row++) {
            assertTrue(table.symbol(row) < 3);
            assertFalse(table.symbol(row) == 0 && table.date(row) == 50);
        }
    }

    @Test
    void aRankOfFewSymbolsIsRefused() {
        TestSource source = new TestSource(MadeMarket.of(49, 60, 12));
        SampleSpec spec = SampleSpec.of(SampleLabel.RANK, 5);
        Refusal refusal = assertThrows(Refusal.class, () -> SampleSurvey.of(source, spec));
        assertTrue(refusal.detail().contains("50") && refusal.detail().contains("49"));
        assertThrows(Refusal.class, () -> SampleSpec.of(SampleLabel.RANK, 7));
    }

    @Test
    void realBarsGiveRows() {
        TestSource source = new TestSource(TestBars.real(60));
        PackedTable table = table(source, SampleSpec.of(SampleLabel.RANK, 20));
        assertEquals(73, table.columns());
        assertTrue(table.rows() > 60 * 1_100 / 20, "rows " + table.rows());
    }
}
