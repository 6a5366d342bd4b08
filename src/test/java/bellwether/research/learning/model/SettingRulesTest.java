package bellwether.research.learning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SettingRulesTest {
    private static final SettingValues USUAL = new SettingValues(null, null, null, null, null);

    private static SettingValues depth(int depth) {
        return new SettingValues(depth, null, null, null, null);
    }

    private static SettingValues ridge(double ridge) {
        return new SettingValues(null, null, null, ridge, null);
    }

    private static List<String> faults(ModelKind kind, @Nullable SettingValues... settings) {
        return SettingRules.faults(kind, "/cv", Arrays.asList(settings)).stream()
                .map(SettingRulesTest::words)
                .toList();
    }

    private static String words(Fault fault) {
        return fault.pointer() + " " + fault.detail();
    }

    @Test
    void settingsThatDifferAreTaken() {
        assertEquals(List.of(), faults(ModelKind.TREES, depth(3), USUAL));
        assertEquals(List.of(), faults(ModelKind.LOGISTIC, ridge(0.1), ridge(1)));
        assertEquals(
                List.of(),
                faults(ModelKind.FOREST, depth(9), new SettingValues(9, null, null, null, 1_000)));
        SettingValues[] twelve = new SettingValues[12];
        Arrays.setAll(twelve, i -> ridge(i + 1));
        assertEquals(List.of(), faults(ModelKind.LOGISTIC, twelve));
    }

    @Test
    void noneOneAndThirteenAreRefused() {
        String rule =
                "/cv/settings must name 2 to 12 settings to choose among, named %d; leave cv out to"
                        + " train with the usual one";
        assertEquals(List.of(rule.formatted(0)), faults(ModelKind.TREES));
        assertEquals(List.of(rule.formatted(1)), faults(ModelKind.TREES, USUAL));
        SettingValues[] thirteen = new SettingValues[13];
        Arrays.setAll(thirteen, i -> ridge(i + 1));
        assertEquals(List.of(rule.formatted(13)), faults(ModelKind.LOGISTIC, thirteen));
        assertEquals(
                rule.formatted(0),
                words(SettingRules.faults(ModelKind.TREES, "/cv", null).getFirst()));
    }

    @Test
    void aSettingTwiceIsRefusedHoweverItIsSpelt() {
        assertEquals(
                List.of(
                        "/cv/settings/1 must differ from settings/0, both are depth 4, rate 0.05,"
                                + " rounds 300"),
                faults(ModelKind.TREES, USUAL, depth(4)));
    }

    @Test
    void valuesOfOtherKindsAndOutOfRangeAreNamed() {
        assertEquals(
                List.of(
                        "/cv must be absent for kind base, which has no settings; take kind"
                                + " logistic, trees or forest"),
                faults(ModelKind.BASE, USUAL, USUAL));
        assertEquals(
                List.of(
                        "/cv/settings/0/ridge is not a setting of kind trees, which has depth,"
                                + " rate, rounds",
                        "/cv/settings/1 must be an object, was null"),
                faults(ModelKind.TREES, ridge(1), null));
        assertEquals(
                List.of("/cv/settings/1/depth must be 1 to 9, was 10"),
                faults(ModelKind.FOREST, depth(9), depth(10)));
        assertEquals(
                List.of("/cv/settings/0/ridge must be 0.000001 to 1000000, was NaN"),
                faults(ModelKind.LOGISTIC, ridge(Double.NaN), ridge(1)));
        assertEquals(
                List.of("/cv/settings/1/rounds must be at most 195 for depth 9, was 300, as usual"),
                faults(ModelKind.TREES, USUAL, depth(9)));
    }

    /// Whatever is taken can be trained with.
    @Test
    void whatIsTakenMakesSettings() {
        List<SettingValues> all = new ArrayList<>();
        for (int depth = 1; depth <= 16; depth++) {
            for (int rounds : new int[] {1, 10, 300, 1_000, 1_001}) {
                all.add(new SettingValues(depth, 0.1, rounds, null, null));
            }
        }
        int taken = 0;
        for (SettingValues one : all) {
            if (faults(ModelKind.TREES, USUAL, one).isEmpty()) {
                ModelSettings made = one.settings(ModelKind.TREES);
                assertEquals(one, SettingValues.of(made));
                taken++;
            }
        }
        assertTrue(taken > 20, "taken " + taken);
        SettingValues forest = new SettingValues(5, null, null, null, 2_001);
        assertEquals(forest, SettingValues.of(forest.settings(ModelKind.FOREST)));
        assertEquals(500.25, forest.settings(ModelKind.FOREST).leastHessian());
    }
}
