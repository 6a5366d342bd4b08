package bellwether.research.analysis.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.research.analysis.vote.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which score is which verdict, and the bounds of a profile's numbers.
final class ThresholdsTest {
    private static final Thresholds THRESHOLDS = new Thresholds(0.1, 0.25);

    @ParameterizedTest
    @CsvSource({
        "1, STRONG_BUY",
        "0.25, STRONG_BUY",
        "0.2499999, BUY",
        "0.1, BUY",
        "0.0999999, HOLD",
        "0, HOLD",
        "-0.0, HOLD",
        "-0.0999999, HOLD",
        "-0.1, SELL",
        "-0.2499999, SELL",
        "-0.25, STRONG_SELL",
        "-1, STRONG_SELL",
        "NaN, HOLD",
    })
    void aScoreIsAVerdictTheSameOnBothSides(double score, Verdict verdict) {
        assertEquals(verdict, THRESHOLDS.verdict(score));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void justBeyondAnEdgeBeginsTheNextVerdict(Verdict verdict) {
        for (int step : List.of(-1, 1)) {
            verdict.next(step)
                    .ifPresent(next -> {
                        double edge = THRESHOLDS.edge(verdict, step);
                        boolean held = THRESHOLDS.verdict(edge) == next;
                        double beyond = step > 0 ? Math.nextUp(edge) : Math.nextDown(edge);
                        assertTrue(
                                held || THRESHOLDS.verdict(beyond) == next,
                                () -> "from " + verdict + " to " + next);
                        double before = step > 0 ? Math.nextDown(edge) : Math.nextUp(edge);
                        assertEquals(verdict, THRESHOLDS.verdict(before));
                    });
        }
    }

    @Test
    void verdictsAreInARowFromStrongSellToStrongBuy() {
        Verdict verdict = Verdict.STRONG_SELL;
        List<Verdict> row = new ArrayList<>(List.of(verdict));
        while (verdict.next(1).isPresent()) {
            Verdict next = verdict.next(1).orElseThrow();
            assertEquals(verdict, next.next(-1).orElseThrow());
            row.add(next);
            verdict = next;
        }
        assertEquals(List.of(Verdict.values()), row);
        assertTrue(Verdict.STRONG_SELL.next(-1).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "-0.1, 0.5", "0.5, 0.5", "0.6, 0.5", "0.5, 1.01", "NaN, 0.5", "0.5, NaN"})
    void impossibleThresholdsAreRefused(double act, double strong) {
        assertThrows(IllegalArgumentException.class, () -> new Thresholds(act, strong));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, ",
        "10, ",
        ", ",
        "0.09, 'must be 0.1 to 10, was 0.09'",
        "10.0001, 'must be 0.1 to 10, was 10.0001'",
        "1E+3, 'must be 0.1 to 10, was 1000'",
        "-1, 'must be 0.1 to 10, was -1'",
    })
    void aNumberLiesWithinItsBounds(@Nullable BigDecimal value, @Nullable String fault) {
        List<Fault> faults = new ArrayList<>();
        Bounds.of("0.1", "10").check("/x", value, faults);
        assertEquals(fault == null ? List.of() : List.of(new Fault("/x", fault)), faults);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "6, 5", "1, 10.1", "NaN, 5"})
    void impossibleStopLimitsAreRefused(double least, double most) {
        assertThrows(IllegalArgumentException.class, () -> RiskRules.of(2, least, most, "2"));
    }

    @Test
    void aFixedTargetChangesNothingElse() {
        RiskRules rules = RiskRules.of(2, 1, 8, "2");
        RiskRules fixed = rules.withTarget("4", 15);
        assertEquals(new BigDecimal("4"), fixed.targetPercent().orElseThrow());
        assertEquals(15, fixed.maxBars().orElseThrow());
        assertEquals(
                rules,
                new RiskRules(
                        fixed.stopAtr(),
                        fixed.stopMinPercent(),
                        fixed.stopMaxPercent(),
                        fixed.rewardRisk(),
                        rules.targetPercent(),
                        rules.maxBars(),
                        fixed.riskPercent(),
                        fixed.positionLimitPercent(),
                        fixed.costPercent()));
    }
}
