package bellwether.research.learning.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

final class TreeTrainingTest {
    private static final int DATES = 200;
    private static final int OF_DATE = 20;
    private static final TreeSettings SETTINGS = new TreeSettings(4, 0.1, 1, 5);

    /// The first feature says something, three others nothing.
    private static DatedRows rows(double knowledge) {
        SplitMix64 random = new SplitMix64(11);
        int size = DATES * OF_DATE;
        byte[][] columns = new byte[4][size];
        boolean[] positive = new boolean[size];
        double[] weights = new double[size];
        int[] dates = new int[size];
        for (int row = 0; row < size; row++) {
            for (byte[] column : columns) {
                column[row] = (byte) random.nextInt(65);
            }
            double chance = columns[0][row] > 32 ? 0.5 + knowledge : 0.5 - knowledge;
            positive[row] = random.nextDouble() < chance;
            weights[row] = 1;
            dates[row] = 3 * (row / OF_DATE);
        }
        return DatedRows.of(BinnedRows.ofColumns(columns), positive, weights, dates);
    }

    private static BoostingPlan plan(double heldBack, int rounds) {
        return new BoostingPlan(SETTINGS, SampleShares.HALF, rounds, heldBack, 5, 10, 4);
    }

    @Test
    void noiseIsGivenUpEarlyAndKnowledgeIsNot() throws Exception {
        int ofNoise =
                new TreeTraining(rows(0), plan(0.15, 300), TrainingProgress.QUIET)
                        .boosted()
                        .trees()
                        .size();
        int ofKnowledge =
                new TreeTraining(rows(0.2), plan(0.15, 300), TrainingProgress.QUIET)
                        .boosted()
                        .trees()
                        .size();
        assertTrue(ofNoise <= 30, ofNoise + " trees of noise");
        assertTrue(ofKnowledge > ofNoise && ofKnowledge < 300, ofKnowledge + " trees");
    }

    /// Neither the dates that judge nor those before them whose labels reach into them: with other
    /// labels there, which leave the trees that judge best the same, each tree is.
    @Test
    void datesHeldBackTrainNothing() throws Exception {
        DatedRows rows = rows(0.2);
        int purged = rows.firstOf(DATES - 30 - 5);
        int judging = rows.firstOf(DATES - 30);
        List<TreeNode> expected = trees(rows, 0.15);
        assertEquals(3, expected.size());
        DatedRows between =
                labelled(rows, row -> rows.positive(row) != (row >= purged && row < judging));
        assertEquals(expected, trees(between, 0.15), "labels that reach into the dates that judge");
        DatedRows after =
                labelled(
                        rows,
                        row -> row < judging ? rows.positive(row) : rows.bins().bin(row, 0) > 32);
        assertEquals(expected, trees(after, 0.15), "dates that judge");
        assertNotEquals(trees(rows, 0), trees(between, 0), "where none are held back, they train");
        assertNotEquals(trees(rows, 0), trees(after, 0));
        DatedRows before =
                labelled(rows, row -> rows.positive(row) != (row < purged && row % 9 == 0));
        assertNotEquals(expected, trees(before, 0.15), "dates before train");
    }

    private static List<TreeNode> trees(DatedRows rows, double heldBack) throws Exception {
        return new TreeTraining(rows, plan(heldBack, 3), TrainingProgress.QUIET).boosted().trees();
    }

    private static DatedRows labelled(DatedRows rows, IntPredicate label) {
        boolean[] positive = new boolean[rows.size()];
        double[] weights = new double[rows.size()];
        int[] dates = new int[rows.size()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = label.test(row);
            weights[row] = 1;
            dates[row] = rows.date(row);
        }
        return DatedRows.of(rows.bins(), positive, weights, dates);
    }

    @Test
    void aTreeSeesHalfTheFeaturesAndWholeDates() {
        DatedRows rows = rows(0.2);
        SplitMix64 random = new SplitMix64(5);
        TreeSample sample = TreeSample.draw(rows, rows.size(), SampleShares.HALF, random);
        assertEquals(2, sample.features());
        TreeSet<Integer> dates = new TreeSet<>();
        int[] order = new int[rows.size()];
        int count = sample.fill(order);
        for (int i = 0; i < count; i++) {
            dates.add(rows.date(order[i]));
        }
        assertEquals(DATES / 2, dates.size());
        assertEquals(DATES / 2 * OF_DATE, count, "whole dates");
    }

    @Test
    void aForestDrawsDatesWithReplacement() throws Exception {
        DatedRows rows = rows(0.2);
        TreeSample sample =
                TreeSample.draw(rows, rows.size(), SampleShares.BAGGED, new SplitMix64(5));
        int sum = 0;
        int most = 0;
        for (int row = 0; row < rows.size(); row++) {
            sum += sample.times(row);
            most = Math.max(most, sample.times(row));
        }
        assertEquals(rows.size(), sum);
        assertTrue(most > 1, "some date twice");
        BoostingPlan bagged =
                new BoostingPlan(
                        new TreeSettings(6, 1, 1, 5), SampleShares.BAGGED, 40, 0, 0, 40, 9);
        BoostedTrees forest = new TreeTraining(rows, bagged, TrainingProgress.QUIET).forest();
        double high = 0;
        double low = 0;
        for (int row = 0; row < rows.size(); row++) {
            boolean above = rows.bins().bin(row, 0) > 32;
            high += above ? forest.margin(rows.bins(), row) : 0;
            low += above ? 0 : forest.margin(rows.bins(), row);
        }
        assertTrue(high > 0 && low < 0, high + " and " + low);
        double[] packed = new PackedTrees(forest).margins(rows.bins());
        assertEquals(forest.margin(rows.bins(), 77), packed[77]);
    }

    @Test
    void seedsGiveOtherTreesAndTheSameSeedTheSame() throws Exception {
        DatedRows rows = rows(0.2);
        BoostedTrees first = new TreeTraining(rows, plan(0, 5), TrainingProgress.QUIET).boosted();
        BoostedTrees again = new TreeTraining(rows, plan(0, 5), TrainingProgress.QUIET).boosted();
        BoostingPlan other = new BoostingPlan(SETTINGS, SampleShares.HALF, 5, 0, 0, 5, 99);
        assertEquals(first, again);
        assertNotEquals(first, new TreeTraining(rows, other, TrainingProgress.QUIET).boosted());
    }

    @Test
    void eachRoundIsAStepThatMayEndIt() throws Exception {
        List<Integer> steps = new ArrayList<>();
        TrainingProgress three =
                (done, most) -> {
                    assertEquals(20, most);
                    steps.add(done);
                    if (done == 3) {
                        throw new InterruptedException();
                    }
                };
        TreeTraining training = new TreeTraining(rows(0.2), plan(0, 20), three);
        assertThrows(InterruptedException.class, training::boosted);
        assertEquals(List.of(1, 2, 3), steps);
    }

    @Test
    void anInterruptedThreadTrainsNoFurther() {
        TreeTraining training = new TreeTraining(rows(0.2), plan(0, 20), TrainingProgress.QUIET);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, training::boosted);
        assertFalse(Thread.currentThread().isInterrupted(), "as after any InterruptedException");
    }

    @Test
    void oneClassHasNoTrees() throws Exception {
        DatedRows rows = rows(0.2);
        DatedRows all =
                DatedRows.of(
                        BinnedRows.ofColumns(new byte[][] {new byte[10]}),
                        new boolean[10],
                        new double[10],
                        new int[10]);
        assertEquals(
                List.of(),
                new TreeTraining(all, plan(0, 5), TrainingProgress.QUIET).boosted().trees());
        assertThrows(
                IllegalArgumentException.class,
                () -> DatedRows.of(rows.bins(), new boolean[1], new double[1], new int[1]));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        DatedRows.of(
                                BinnedRows.ofColumns(new byte[][] {new byte[2]}),
                                new boolean[2],
                                new double[2],
                                new int[] {1, 0}));
    }
}
