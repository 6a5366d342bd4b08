package bellwether.research.learning.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.technical.statistics.SplitMix64;
import bellwether.technical.statistics.models.FtrlLearner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LearnerStateTest {
    private static final List<Double> ROW = List.of(1.0);

    private static LearnerState learnt(int positives, int negatives) {
        LearnerState state = LearnerState.of(List.of("a"));
        for (int i = 0; i < positives + negatives; i++) {
            state = state.learnt(ROW, i < positives);
        }
        return state;
    }

    @Test
    void hasNoProbabilityBefore200Labels() {
        assertEquals(Optional.empty(), learnt(100, 99).probability(ROW));
        assertTrue(learnt(100, 100).probability(ROW).isPresent());
        assertEquals(Optional.of(0.5), learnt(100, 100).all().rate());
    }

    @Test
    void hasNoProbabilityOfOneClass() {
        assertEquals(Optional.empty(), learnt(300, 0).probability(ROW));
        assertEquals(Optional.empty(), learnt(0, 300).probability(ROW));
    }

    @Test
    void rowsAreStandardisedByThoseBeforeAlone() {
        LearnerState state = LearnerState.of(List.of("a", "b"));
        assertEquals(List.of(0.0, 0.0), state.inputs(Arrays.asList(7.0, null)));
        for (double value : new double[] {1, 2, 3, 4, 5}) {
            state = state.seen(Arrays.asList(value, 10.0));
        }
        // mean 3, deviation √2.5; b never differed
        assertEquals(2 / Math.sqrt(2.5), state.inputs(List.of(5.0, 11.0)).get(0), 1e-12);
        assertEquals(0, state.inputs(List.of(5.0, 11.0)).get(1));
        assertEquals(4, state.inputs(List.of(1e9, 0.0)).get(0));
        assertEquals(0, state.inputs(Arrays.asList(null, 0.0)).get(0));
    }

    @Test
    void learnsWhatFtrlLearns() {
        FtrlLearner whole = new FtrlLearner(new FtrlLearner.Rates(0.1, 1, 1, 1), 2);
        LearnerState state = LearnerState.of(List.of("a", "b"));
        SplitMix64 random = new SplitMix64(5);
        for (int i = 0; i < 600; i++) {
            double a = 2 * unit(random) - 1;
            double b = 2 * unit(random) - 1;
            boolean label = unit(random) < 1 / (1 + Math.exp(-2 * a));
            state = state.learnt(List.of(a, b), label);
            whole.learn(new double[] {a, b}, label);
            // as between two requests
            state = Json.stored(Json.write(state), LearnerState.class);
        }
        double high = state.probability(List.of(1.0, 0.0)).orElseThrow();
        assertEquals(whole.probability(new double[] {1, 0}), high);
        assertTrue(high > 0.75, "was " + high);
    }

    private static double unit(SplitMix64 random) {
        return random.nextDouble();
    }

    @Test
    void aNewVersionKnowsInputsAndBaseRateOnly() {
        LearnerState before = learnt(150, 50).seen(ROW);
        LearnerState after = before.restarted();
        assertEquals(before.scales(), after.scales());
        assertEquals(Optional.of(0.75), after.all().rate());
        assertEquals(0, after.learnt().total());
        assertEquals(Optional.empty(), after.probability(ROW));
        assertEquals(List.of(0.0, 0.0), after.sums());
    }

    @Test
    void theWatchAlarmsWhenTheDailyLossRises() {
        LossWatch watch = LossWatch.NONE;
        for (int day = 0; day < 20; day++) {
            watch = watch.with(day, 0.01);
            assertFalse(watch.isOver(day));
            assertTrue(watch.isOver(day + 1));
            LossWatch.Finding found = watch.ended();
            assertFalse(found.alarm());
            watch = found.watch();
        }
        int days = 0;
        boolean alarm = false;
        while (!alarm && days < 50) {
            watch = watch.with(20 + days, 0.5).with(20 + days, 0.7);
            LossWatch.Finding found = watch.ended();
            alarm = found.alarm();
            watch = found.watch();
            days++;
        }
        // each day adds about 0.55 less what the running mean has risen by
        assertTrue(days >= 4 && days <= 8, "days " + days);
    }
}
