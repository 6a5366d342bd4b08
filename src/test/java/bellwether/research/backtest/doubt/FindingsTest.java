package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.backtest.sweep.SweepNeighbours;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// All findings together, and the thresholds of chance, from both sides.
final class FindingsTest extends FindingsCase {
    @Test
    void aSoundRunHasNone() {
        assertEquals(List.of(), findings());
    }

    @Test
    void theWorstComesFirstAndEachSaysWhatToDo() {
        terms = new FindingInputs.Terms(List.of("fill same_close"), true, 10, 40, List.of());
        marginCalls = 2;
        trades.subList(5, trades.size()).clear();
        List<String> codes = findings().stream().map(Finding::code).toList();
        assertEquals(
                List.of(
                        "forced",
                        "too_few",
                        "few_carry_all",
                        "optimistic_fill",
                        "costless",
                        "one_year",
                        "warm_up",
                        "flat"),
                codes);
        for (FindingCode code : FindingCode.values()) {
            assertTrue(code.remedy().endsWith("."), code.key());
        }
        List<FindingCode.Severity> severities =
                Arrays.stream(FindingCode.values()).map(FindingCode::severity).toList();
        assertEquals(severities.stream().sorted().toList(), severities);
        assertEquals(34, FindingCode.values().length);
    }

    @Test
    void ofAWholeBacktestItIsSaidWhatIsMissingOrMixed() {
        Finding incomplete = Findings.ofIncomplete(3, 1_200).getFirst();
        assertEquals("incomplete", incomplete.code());
        assertEquals("3 of 1,200 runs failed or were not made.", incomplete.message());
        Finding changed =
                Findings.ofChangedData(List.of("A", "B", "C", "D", "E", "F", "G")).getFirst();
        assertEquals("data_changed", changed.code());
        assertTrue(changed.message().startsWith("The bars of A, B, C, D, E and 2 more changed"));
        assertEquals(7, requireNonNull(changed.number()));
    }

    @Test
    void walkForwardsAreJudgedBySession() {
        assertTrue(Findings.ofWalkForward(0.3, 0.4, 0.5).isEmpty());
        assertEquals("fades_out", Findings.ofWalkForward(0.3, 0.4, 0.49).getFirst().code());
        assertTrue(Findings.ofWalkForward(0.3, null, null).isEmpty());
    }

    @Test
    void neighboursWithoutAValueAreACliffToo() {
        SweepNeighbours lost = new SweepNeighbours(4, 0, null, null, true, "no objective");
        assertEquals("cliff", Findings.ofSweep(1.5, lost).getFirst().code());
        assertTrue(
                Findings.ofSweep(1.5, new SweepNeighbours(4, 0, 1.2, 0.8, false, null)).isEmpty());
    }

    @Test
    void holdingMayBeBetterForItsRisk() {
        holdSharpe = null;
        absent("below_hold");
        holdSharpe = 90.0;
        Finding finding = found("below_hold");
        assertEquals(90, requireNonNull(finding.limit()));
        holdSharpe = number(finding);
        absent("below_hold");
    }

    @Test
    void chanceIsUpToFivePercent() {
        chance = new FindingInputs.Chance(0.05, null);
        absent("not_beyond_chance");
        chance = new FindingInputs.Chance(0.0501, null);
        assertEquals(0.0501, number(found("not_beyond_chance")));
        chance = new FindingInputs.Chance(null, null);
        absent("not_beyond_chance");
    }

    private static FindingInputs.Chance evidence(
            @Nullable Double zero, int trials, @Nullable Double deflated) {
        return new FindingInputs.Chance(
                0.01,
                new SharpeEvidence(
                        399,
                        0.1,
                        0.0,
                        3.0,
                        zero,
                        List.of(
                                new SharpeEvidence.Deflated(
                                        "family",
                                        trials,
                                        0.1,
                                        0.1,
                                        deflated,
                                        deflated == null ? "1 known" : null)),
                        null));
    }

    @Test
    void windowsWithoutParametersAreIdle() {
        List<Finding> known = findings();
        assertEquals(known, Findings.withIdle(known, 1, 5));
        Finding idle = Findings.withIdle(known, 2, 5).getLast();
        assertEquals("flat", idle.code());
        assertEquals(
                "In 2 of 5 windows no parameters could be chosen in training, and the money lay idle.",
                idle.message());
        assertEquals(0.4, number(idle), 1e-12);
    }

    @Test
    void evidenceIsWeakUnderNinetyFivePercent() {
        chance = evidence(0.95, 1, 0.95);
        assertEquals(List.of(), findings());
        chance = evidence(0.9499, 1, 0.9499);
        assertEquals(0.9499, number(found("weak_evidence")));
        absent("many_trials");
        chance = evidence(0.96, 12, 0.9499);
        absent("weak_evidence");
        assertTrue(found("many_trials").message().contains("one of 12 trials of this rule"));
        chance = evidence(0.96, 12, 0.95);
        absent("many_trials");
        chance = evidence(null, 12, null);
        assertEquals(List.of(), findings());
        chance = evidence(0.99, 1_001, null);
        assertEquals(
                "It is one of 1,001 trials of this rule: whether it is better than the luckiest of them cannot be known (1 known).",
                found("many_trials").message());
        assertNull(found("many_trials").number());
    }

    @Test
    void findingsOfTrialsAreAddedInOrder() {
        costs = 5_000;
        chance = new FindingInputs.Chance(0.5, null);
        List<Finding> stored = findings();
        assertEquals(
                List.of("not_beyond_chance", "many_trials", "weak_evidence", "costs_eat"),
                Findings.and(stored, evidence(0.8, 12, 0.3).evidence()).stream()
                        .map(Finding::code)
                        .filter(code -> !code.equals("thin_edge"))
                        .toList());
        assertEquals(stored, Findings.and(stored, null));
    }

    private static SweepNeighbours beside(double median, double ratio) {
        return new SweepNeighbours(4, 0, median, ratio, ratio < 0.5, null);
    }

    @Test
    void cliffsAndFadingAreUnderHalf() {
        assertEquals(List.of(), Findings.ofSweep(2.0, beside(1.0, 0.5)));
        Finding cliff = Findings.ofSweep(2.0, beside(0.99, 0.495)).getFirst();
        assertEquals("cliff", cliff.code());
        assertEquals(0.495, number(cliff));
        assertEquals(List.of(), Findings.ofWalkForward(1.0, 0.5, 0.5));
        Finding fades = Findings.ofWalkForward(1.0, 0.49, 0.49).getFirst();
        assertEquals("fades_out", fades.code());
        assertEquals(0.49, number(fades));
        assertEquals(List.of(), Findings.ofWalkForward(-1.0, -2.0, null));
    }
}
