package bellwether.research.learning.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.NeweyWest;
import bellwether.technical.statistics.SplitMix64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SuspensionRuleTest {
    private static List<ModelDay> days(int count, double better) {
        SplitMix64 random = new SplitMix64(3);
        return IntStream.range(0, count)
                .mapToObj(date ->
                        new ModelDay(
                                date,
                                25,
                                25,
                                Optional.of(0.5),
                                0.69 - better + 0.02 * (random.nextDouble() - 0.5),
                                0.69,
                                0.69))
                .toList();
    }

    @Test
    void aModelThatLosesMoreThanTheBaseRateIsSuspended() {
        SuspensionRule found = SuspensionRule.of(days(200, -0.004), 50, 5);
        assertTrue(found.suspended(), found.words());
        assertTrue(found.upper().orElseThrow() < 0);
    }

    /// The bound is one-sided: 95 %.
    @Test
    void theBoundIsOneSided() {
        List<ModelDay> days = days(200, -0.001);
        double[] skill = days.stream().mapToDouble(day -> 0.69 - day.loss()).toArray();
        assertEquals(
                NeweyWest.mean(skill, 5, 0.9).interval().orElseThrow().high(),
                SuspensionRule.of(days, 50, 5).upper().orElseThrow(),
                1e-15);
    }

    @Test
    void aModelThatMayStillHaveSkillIsNot() {
        assertFalse(SuspensionRule.of(days(200, 0), 50, 5).suspended());
        assertFalse(SuspensionRule.of(days(200, 0.004), 50, 5).suspended());
    }

    @Test
    void tooFewDatesSuspendNothingAndSaySo() {
        SuspensionRule found = SuspensionRule.of(days(49, -0.02), 50, 5);
        assertFalse(found.suspended());
        assertTrue(found.words().contains("is unknown"), found.words());
        assertTrue(found.words().contains("too few: 49 of 50 dates"), found.words());
        assertFalse(SuspensionRule.of(List.of(), 50, 5).suspended());
    }
}
