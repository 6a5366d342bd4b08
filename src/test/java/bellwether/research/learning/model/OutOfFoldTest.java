package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.sample.BinEdges;
import bellwether.research.learning.sample.PackedTable;
import bellwether.research.learning.sample.SampleRow;
import bellwether.technical.statistics.RankAuc;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class OutOfFoldTest {
    private static final int SYMBOLS = 30;
    private static final int DATES = 40;
    private static final int HORIZON = 5;

    /// Four folds of ten dates; the score says something of the label.
    ///
    /// @param turned from this date on labels are turned round
    private static List<FoldScores> folds(int turned) {
        return folds(turned, 1);
    }

    /// @param first by what the margins of the first fold's model are larger, as those of more
    ///   trees
    private static List<FoldScores> folds(int turned, double first) {
        return folds(turned, new MarginScale(0, first));
    }

    /// @param first where the margins of the first fold's model lie
    private static List<FoldScores> folds(int turned, MarginScale first) {
        SplitMix64 random = new SplitMix64(2);
        List<FoldScores> folds = new ArrayList<>();
        for (int fold = 0; fold < 4; fold++) {
            PackedTable table =
                    new PackedTable(
                            List.of("one"),
                            List.of(BinEdges.of(new double[0], new double[] {0})),
                            SYMBOLS * DATES / 4);
            double[] margins = new double[SYMBOLS * DATES / 4];
            double[] momentum = new double[margins.length];
            for (int i = 0; i < margins.length; i++) {
                int date = 10 * fold + i / SYMBOLS;
                margins[i] = random.nextDouble() - 0.5;
                momentum[i] = random.nextDouble();
                boolean positive = random.nextDouble() < 0.5 + margins[i];
                table.add(
                        new SampleRow(
                                i % SYMBOLS, date, date + HORIZON, positive != date >= turned, 1),
                        new double[] {0});
            }
            MarginScale scale = fold == 0 ? first : new MarginScale(0, 1);
            for (int i = 0; i < margins.length; i++) {
                margins[i] = margins[i] * scale.spread() + scale.centre();
            }
            folds.add(new FoldScores(ModelRows.of(table), 0.5, scale, margins, momentum));
        }
        return folds;
    }

    @Test
    void theFirstFoldCalibratesAndJudgesNothing() {
        ModelEvaluation found = new OutOfFold(folds(DATES)).evaluation();
        assertEquals(30, found.days().size());
        assertEquals(10, found.days().getFirst().date());
        assertEquals(30 * SYMBOLS, found.rows());
        assertEquals(SYMBOLS, found.symbols());
        assertTrue(found.logLoss().orElseThrow() < found.baseLogLoss().orElseThrow());
        assertTrue(found.brier().orElseThrow() < found.baseBrier().orElseThrow());
        assertEquals(Math.log(2), found.baseLogLoss().orElseThrow(), 1e-12);
    }

    /// A fold's probabilities know labels only that had ended when it began.
    @Test
    void laterLabelsChangeNoEarlierProbability() {
        List<ModelDay> days = new OutOfFold(folds(DATES)).evaluation().days();
        List<ModelDay> turned = new OutOfFold(folds(26)).evaluation().days();
        assertEquals(days.subList(0, 16), turned.subList(0, 16), "dates 10 to 25");
        List<ModelDay> others = new OutOfFold(folds(16)).evaluation().days();
        assertEquals(days.subList(0, 6), others.subList(0, 6), "dates 10 to 15");
        assertEquals(
                losses(days.subList(10, 20)),
                losses(
                        new OutOfFold(mixed(folds(DATES), folds(16)))
                                .evaluation()
                                .days()
                                .subList(10, 20)),
                "labels of dates 16 to 19 end after 20, when the third fold begins");
        assertNotEquals(
                losses(days.subList(10, 20)),
                losses(
                        new OutOfFold(mixed(folds(DATES), folds(14)))
                                .evaluation()
                                .days()
                                .subList(10, 20)));
    }

    /// The first two folds of others, so that the third and fourth have their own labels.
    private static List<FoldScores> mixed(List<FoldScores> own, List<FoldScores> others) {
        return List.of(others.get(0), others.get(1), own.get(2), own.get(3));
    }

    private static List<Double> losses(List<ModelDay> days) {
        return days.stream().map(ModelDay::loss).toList();
    }

    @Test
    void aDayHoldsItsOwnRows() {
        List<FoldScores> folds = folds(DATES);
        ModelDay day = new OutOfFold(folds).evaluation().days().getFirst();
        FoldScores second = folds.get(1);
        double[] scores = new double[SYMBOLS];
        boolean[] positive = new boolean[SYMBOLS];
        int positives = 0;
        for (int i = 0; i < SYMBOLS; i++) {
            scores[i] = second.margin(i);
            positive[i] = second.labelled().positive(i);
            positives += positive[i] ? 1 : 0;
        }
        assertEquals(RankAuc.of(scores, positive), day.auc());
        assertEquals(positives, day.positives());
        assertEquals(SYMBOLS - positives, day.negatives());
    }

    @Test
    void datesBeforeASessionOnlyCalibrate() {
        ModelEvaluation found = new OutOfFold(folds(DATES)).evaluation(30);
        assertEquals(10, found.days().size());
        assertEquals(30, found.days().getFirst().date());
        assertEquals(new OutOfFold(folds(DATES)).evaluation().days().subList(20, 30), found.days());
    }

    /// A model that says the same of every row has no skill, though sums of its margins are
    /// rounded.
    @Test
    void equalMarginsAreCalibratedToTheBaseRate() {
        MarginScale scale = new MarginScale(-0.3, 1);
        for (double rounded : new double[] {-0.3, Math.nextUp(-0.3), -0.3 - 3e-16}) {
            assertEquals(0, scale.score(rounded));
        }
        assertEquals(1.3, scale.score(1));
        assertEquals(1e-9, new MarginScale(0, 1).score(1e-9));
    }

    /// A fold may end after few trees, the next after many.
    @Test
    void marginsAreCalibratedInUnitsOfTheirSpread() {
        assertEquals(
                new OutOfFold(folds(DATES)).evaluation().days(),
                new OutOfFold(folds(DATES, 8)).evaluation().days());
        assertEquals(
                new OutOfFold(folds(DATES)).calibration(0.5),
                new OutOfFold(folds(DATES, 8)).calibration(0.5));
    }

    /// Folds have their own shares of rises, which are no skill.
    @Test
    void aFoldsOwnLevelIsNoSkill() {
        List<FoldScores> level = folds(DATES, new MarginScale(4, 1));
        Calibration.Platt usual = (Calibration.Platt) new OutOfFold(folds(DATES)).calibration(0.5);
        Calibration.Platt other = (Calibration.Platt) new OutOfFold(level).calibration(0.5);
        assertEquals(usual.fit().a(), other.fit().a(), 1e-9);
        assertEquals(usual.fit().b(), other.fit().b(), 1e-9);
        List<ModelDay> days = new OutOfFold(folds(DATES)).evaluation().days();
        List<ModelDay> others = new OutOfFold(level).evaluation().days();
        for (int i = 0; i < days.size(); i++) {
            assertEquals(days.get(i).loss(), others.get(i).loss(), 1e-9);
        }
    }

    @Test
    void reliabilityHasTenBinsOfEquallyManyRows() {
        ModelEvaluation found = new OutOfFold(folds(DATES)).evaluation();
        List<ReliabilityBin> bins = found.reliability(1);
        assertEquals(ModelEvaluation.BINS, bins.size());
        double error = 0;
        for (int i = 0; i < bins.size(); i++) {
            assertEquals(90, bins.get(i).rows());
            assertTrue(
                    i == 0 || bins.get(i - 1).probability() <= bins.get(i).probability(),
                    bins.toString());
            error += Math.abs(bins.get(i).probability() - bins.get(i).rate()) / 10;
        }
        assertEquals(error, found.calibrationError().orElseThrow(), 1e-12);
    }

    /// What all rows of a date share says as much as one row.
    @Test
    void theIntervalOfABinIsByDates() {
        JudgedRows rows = new JudgedRows();
        SplitMix64 random = new SplitMix64(3);
        for (int date = 0; date < DATES; date++) {
            boolean positive = random.nextDouble() < 0.5;
            for (int row = 0; row < 10 * SYMBOLS; row++) {
                int bin = row / SYMBOLS;
                double probability = 0.05 + 0.1 * bin;
                rows.add(date, row % SYMBOLS, positive, probability, 0.5);
            }
        }
        List<ReliabilityBin> bins = new ModelEvaluation(List.of(), rows).reliability(1);
        for (ReliabilityBin bin : bins) {
            assertEquals(DATES * SYMBOLS, bin.rows());
            assertEquals(DATES, bin.dates());
            double low = Objects.requireNonNull(bin.low());
            double high = Objects.requireNonNull(bin.high());
            assertTrue(low < bin.rate() && bin.rate() < high, bin.toString());
            assertTrue(high - low > 0.15, "by rows it were 0.05: " + bin);
        }
    }

    @Test
    void noFoldGivesNoFigureAndOverlappingOnesAreRefused() {
        ModelEvaluation none = new OutOfFold(List.of()).evaluation();
        assertEquals(List.of(), none.days());
        assertTrue(none.calibrationError().isEmpty() && none.logLoss().isEmpty());
        assertEquals(List.of(), none.reliability(1));
        assertEquals(new Calibration.NoSkill(0.5), new OutOfFold(List.of()).calibration(0.5));
        List<FoldScores> twice = List.of(folds(DATES).get(0), folds(DATES).get(0));
        assertThrows(IllegalArgumentException.class, () -> new OutOfFold(twice));
    }

    /// Folds that came from other processes are judged alike.
    @Test
    void scoresComeBackFromBytesAndDamageIsSeen() {
        List<FoldScores> folds = folds(DATES);
        List<FoldScores> read = folds.stream().map(fold -> FoldScores.read(fold.write())).toList();
        assertEquals(
                new OutOfFold(folds).evaluation().days(), new OutOfFold(read).evaluation().days());
        assertEquals(new OutOfFold(folds).calibration(0.5), new OutOfFold(read).calibration(0.5));
        byte[] bytes = folds.getFirst().write();
        for (int at = 0; at < bytes.length; at += 13) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            assertThrows(IllegalArgumentException.class, () -> FoldScores.read(damaged));
        }
        assertThrows(IllegalArgumentException.class, () -> FoldScores.read(new byte[3]));
    }

    @Test
    void importanceOverFoldsIsByTheirDates() {
        assertEquals(
                List.of(new FeatureImportance("a", 0.025, 40), new FeatureImportance("b", 0.1, 40)),
                FeatureImportance.over(
                        List.of(
                                List.of(
                                        new FeatureImportance("a", 0.04, 10),
                                        new FeatureImportance("b", 0.1, 10)),
                                List.of(
                                        new FeatureImportance("a", 0.02, 30),
                                        new FeatureImportance("b", 0.1, 30)))));
    }
}
