package bellwether.technical.statistics.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.technical.statistics.models.PurgedSplits.Range;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PurgedSplitsTest {
    /// Label by label: none of training shares a bar with one of testing.
    @Test
    void noTrainingLabelSharesABarWithATest() {
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            PurgedSplits splits =
                    new PurgedSplits(
                            40 + random.nextInt(60), 1 + random.nextInt(8), random.nextInt(5));
            for (PurgedSplits.Split split : splits.combinatorial(6, 2)) {
                assertFalse(shared(splits, split), split::toString);
            }
        }
    }

    private static boolean shared(PurgedSplits splits, PurgedSplits.Split split) {
        boolean[] bars = new boolean[splits.rows() + splits.horizon() + 1];
        for (Range test : split.test()) {
            for (int bar = test.first() + 1; bar <= test.last() + splits.horizon(); bar++) {
                bars[bar] = true;
            }
        }
        for (Range train : split.train()) {
            for (int bar = train.first() + 1; bar <= train.last() + splits.horizon(); bar++) {
                if (bars[bar]) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void everyRowTestsInAsManySplitsAsThereArePaths() {
        PurgedSplits splits = new PurgedSplits(120, 5, 2);
        List<PurgedSplits.Split> all = splits.combinatorial(6, 2);
        assertEquals(15, all.size());
        assertEquals(5, PurgedSplits.paths(6, 2));
        for (int row = 0; row < 120; row++) {
            int at = row;
            long tested =
                    all.stream()
                            .filter(split ->
                                    split.test().stream()
                                            .anyMatch(r -> r.first() <= at && at <= r.last()))
                            .count();
            assertEquals(5, tested);
        }
    }

    @Test
    void theEmbargoLiesBehindTheTest() {
        PurgedSplits splits = new PurgedSplits(100, 5, 21);
        assertEquals(
                List.of(new Range(0, 35), new Range(85, 99)),
                splits.train(List.of(new Range(40, 59))));
        assertEquals(List.of(new Range(0, 35)), splits.walkForwardTrain(40));
        assertEquals(List.of(), splits.walkForwardTrain(4));
        assertThrows(IllegalArgumentException.class, () -> splits.combinatorial(2, 2));
        assertThrows(IllegalArgumentException.class, () -> new PurgedSplits(0, 5, 1));
    }
}
