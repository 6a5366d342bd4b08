package bellwether.technical.statistics.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SmallModelsTest {
    private static final int ROWS = 4_000;

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] inputs(long seed) {
        Random random = new Random(seed);
        return random.doubles(ROWS, -2, 2).toArray();
    }

    private static boolean[] labels(double[] x, double slope, long seed) {
        Random random = new Random(seed);
        boolean[] labels = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-slope * x[i] - 0.3));
        }
        return labels;
    }

    @Test
    void theSlopeOfMadeLabelsIsFoundAgainAndShrinksWithTheRidge() {
        double[] x = inputs(1);
        boolean[] y = labels(x, 1, 2);
        double[][] columns = {x};
        LogisticRidge free = LogisticRidge.fit(columns, y, ones(ROWS), 0).orElseThrow();
        assertEquals(1, free.coefficients().at(0), 0.12);
        assertEquals(0.3, free.intercept(), 0.12);
        LogisticRidge held = LogisticRidge.fit(columns, y, ones(ROWS), 1_000).orElseThrow();
        assertTrue(held.coefficients().at(0) < 0.8 * free.coefficients().at(0));
        double rate = IntStream.range(0, ROWS).filter(i -> y[i]).count() / (double) ROWS;
        double mean = Arrays.stream(x).map(v -> held.probability(new double[] {v})).sum() / ROWS;
        assertEquals(rate, mean, 1e-9, "the intercept is free");
    }

    @Test
    void rowsReorderedOrWeightedTwiceGiveTheSameModel() {
        double[] x = inputs(3);
        boolean[] y = labels(x, 1, 4);
        LogisticRidge one = LogisticRidge.fit(new double[][] {x}, y, ones(ROWS), 10).orElseThrow();
        double[] twice = ones(ROWS);
        Arrays.fill(twice, 2);
        LogisticRidge other = LogisticRidge.fit(new double[][] {x}, y, twice, 20).orElseThrow();
        assertEquals(one.coefficients().at(0), other.coefficients().at(0), 1e-10);
    }

    @Test
    void oneClassHasNoModel() {
        double[] x = {1, 2};
        boolean[] same = {true, true};
        assertEquals(Optional.empty(), LogisticRidge.fit(new double[][] {x}, same, ones(2), 1));
        assertEquals(Optional.empty(), PlattFit.of(x, same));
        assertEquals(Optional.empty(), PlattFit.of(new double[0], new boolean[0]));
        assertEquals(Optional.empty(), IsotonicFit.of(new double[0], new double[0], new double[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> IsotonicFit.of(x, new double[] {0, 1}, new double[] {1, 0}));
    }

    @Test
    void plattSaysWhenScoresAreNotLikelierWhenHigher() {
        double[] x = inputs(5);
        PlattFit good = PlattFit.of(x, labels(x, 1, 6)).orElseThrow();
        assertTrue(good.hasSkill());
        assertEquals(-1, good.a(), 0.12);
        assertTrue(good.at(2) > good.at(-2));
        assertFalse(PlattFit.of(x, labels(x, -1, 6)).orElseThrow().hasSkill());
    }

    @Test
    void isotonicStepsRiseAndKeepTheMean() {
        Random random = new Random(7);
        double[] scores = random.ints(300, 0, 40).asDoubleStream().toArray();
        double[] labels = random.ints(300, 0, 2).asDoubleStream().toArray();
        IsotonicFit fit = IsotonicFit.of(scores, labels, ones(300)).orElseThrow();
        double last = 0;
        for (double score = -1; score < 41; score += 0.25) {
            assertTrue(fit.at(score) >= last - 1e-12);
            last = fit.at(score);
        }
        assertEquals(Arrays.stream(labels).sum(), Arrays.stream(scores).map(fit::at).sum(), 1e-9);
        IsotonicFit small =
                IsotonicFit.of(new double[] {1, 3}, new double[] {0, 1}, ones(2)).orElseThrow();
        assertEquals(0.5, small.at(2), 1e-12);
        assertEquals(1, small.at(9));
        assertEquals(0, small.at(-9));
    }

    @Test
    void anOnlineLearnerFindsWhatMattersAndLeavesTheRestAtZero() {
        double[] x = inputs(8);
        double[] useless = inputs(9);
        boolean[] y = labels(x, 1.5, 10);
        FtrlLearner learner = new FtrlLearner(new FtrlLearner.Rates(0.1, 1, 8, 1), 2);
        assertEquals(0.5, learner.probability(new double[] {1, 1}));
        for (int i = 0; i < ROWS; i++) {
            double[] row = {x[i], useless[i]};
            double before = learner.probability(row);
            assertEquals(before, learner.learn(row, y[i]));
        }
        double[] weights = learner.weights();
        assertTrue(weights[1] > 0.8, Arrays.toString(weights));
        assertEquals(0, weights[2], 0.12);
        assertEquals(ROWS, learner.count());
        assertThrows(IllegalArgumentException.class, () -> new FtrlLearner.Rates(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> learner.probability(new double[] {1}));
    }

    @Test
    void aRiseOfTheLossIsNoticedAndAFallIsNot() {
        assertTrue(alarms(0.1, 0.3) > 0);
        assertEquals(0, alarms(0.3, 0.1));
        assertEquals(0, alarms(0.2, 0.2));
    }

    private static int alarms(double before, double after) {
        PageHinkley detector = new PageHinkley(0.005, 2);
        int alarms = 0;
        for (int i = 0; i < 200; i++) {
            alarms += detector.add(i < 100 ? before : after) ? 1 : 0;
        }
        return alarms;
    }
}
