package bellwether.research.learning.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.model.ModelDay;
import bellwether.technical.statistics.NeweyWest;
import bellwether.technical.statistics.SplitMix64;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class PromotionGateTest {
    private static final PromotionGate GATE = new PromotionGate(0.52);
    private static final IncumbentRecord.Active ACTIVE =
            new IncumbentRecord.Active("mo_7", LocalDate.of(2026, 2, 26));

    private static List<ModelDay> days(int count, double auc, double better) {
        SplitMix64 random = new SplitMix64(6);
        List<ModelDay> days = new ArrayList<>();
        for (int date = 0; date < count; date++) {
            double noise = random.nextDouble() - 0.5;
            days.add(
                    new ModelDay(
                            date,
                            25,
                            25,
                            Optional.of(auc + 0.2 * noise),
                            0.693 - better + 0.02 * (random.nextDouble() - 0.5),
                            0.693,
                            0.694));
        }
        return days;
    }

    private static GateEvidence evidence(List<ModelDay> days) {
        return new GateEvidence(
                5, 50, days, Optional.of(0.01), Optional.empty(), List.of(), List.of(), 1);
    }

    private static GateEvidence good() {
        return evidence(days(400, 0.545, 0.003));
    }

    private static List<GateRule> failed(GateEvidence evidence) {
        return GATE.judge(evidence).failed().stream().map(GateCheck::rule).toList();
    }

    @Test
    void aGoodModelPasses() {
        GateReport report = GATE.judge(good());
        assertTrue(report.passed(), report.toString());
        assertEquals(6, report.checks().size());
    }

    @Test
    void tooFewDatesFail() {
        GateReport report = GATE.judge(evidence(days(249, 0.545, 0.003)));
        assertEquals(
                List.of(GateRule.DATES), report.failed().stream().map(GateCheck::rule).toList());
        assertEquals(
                "judged dates must be at least 250 (250, and 30 horizons of 5), are 249",
                report.failed().getFirst().words());
        GateEvidence longer =
                new GateEvidence(
                        20,
                        50,
                        days(599, 0.545, 0.003),
                        Optional.of(0.01),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        1);
        assertEquals(600, GATE.judge(longer).failed().getFirst().need());
    }

    @Test
    void aucThatMayBeChanceFails() {
        assertEquals(List.of(GateRule.DAILY_AUC), failed(evidence(days(400, 0.52, 0.003))));
        GateCheck check = GATE.judge(good()).checks().get(1);
        assertTrue(check.have().orElseThrow() < 0.545, "a bound, not the mean");
        assertTrue(
                check.words()
                        .matches(
                                "the lower 99 % bound of the daily AUC must be above 0\\.5200, is"
                                        + " 0\\.5\\d{3}; mean 0\\.5\\d{3} over 400 dates"),
                check.words());
    }

    /// The bound is one-sided: 1 % of chance below it.
    @Test
    void theBoundIsThatOfNeweyAndWest() {
        GateCheck check = GATE.judge(good()).checks().get(1);
        double[] auc = good().days().stream().mapToDouble(day -> day.auc().orElseThrow()).toArray();
        assertEquals(
                NeweyWest.mean(auc, 5, 0.98).interval().orElseThrow().low(),
                check.have().orElseThrow());
    }

    @Test
    void lossThatIsNotBelowTheBaselinesFails() {
        assertEquals(
                List.of(GateRule.BASE_LOSS, GateRule.MOMENTUM_LOSS),
                failed(evidence(days(400, 0.545, -0.003))));
        assertEquals(
                List.of(GateRule.MOMENTUM_LOSS),
                failed(
                        changed(day ->
                                new ModelDay(
                                        day.date(),
                                        25,
                                        25,
                                        day.auc(),
                                        day.loss(),
                                        day.baseLoss(),
                                        0.689))));
    }

    private static GateEvidence changed(UnaryOperator<ModelDay> change) {
        return evidence(good().days().stream().map(change).toList());
    }

    @Test
    void aModelThatSaysTheBaseRateFails() {
        GateReport report =
                GATE.judge(
                        changed(day ->
                                new ModelDay(
                                        day.date(),
                                        25,
                                        25,
                                        Optional.of(0.5),
                                        0.693,
                                        0.693,
                                        0.693)));
        assertEquals(
                List.of(GateRule.DAILY_AUC, GateRule.BASE_LOSS, GateRule.MOMENTUM_LOSS),
                report.failed().stream().map(GateCheck::rule).toList());
        assertTrue(
                report.failed().get(1).words().contains("p is unknown (all values are equal)"),
                report.failed().get(1).words());
    }

    @Test
    void probabilitiesThatAreOffFail() {
        GateEvidence off =
                new GateEvidence(
                        5,
                        50,
                        good().days(),
                        Optional.of(0.031),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        1);
        assertEquals(List.of(GateRule.CALIBRATION_ERROR), failed(off));
        GateEvidence unknown =
                new GateEvidence(
                        5,
                        50,
                        good().days(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        1);
        assertEquals(List.of(GateRule.CALIBRATION_ERROR), failed(unknown));
    }

    private static IncumbentRecord incumbent(double better, int attempts) {
        SplitMix64 random = new SplitMix64(1);
        List<IncumbentDay> days = new ArrayList<>();
        for (int date = 0; date < 100; date++) {
            double noise = 0.02 * (random.nextDouble() - 0.5);
            days.add(new IncumbentDay(date, 0.69 - better + noise, 0.69));
        }
        return new IncumbentRecord(ACTIVE, days, attempts);
    }

    @Test
    void attemptsMakeItHarderToReplaceAModel() {
        assertTrue(GATE.judge(good().against(incumbent(0.0015, 1))).passed());
        GateReport report = GATE.judge(good().against(incumbent(0.0015, 40)));
        assertEquals(
                List.of(GateRule.INCUMBENT_LOSS),
                report.failed().stream().map(GateCheck::rule).toList());
        GateCheck check = report.failed().getFirst();
        assertEquals(0.05 / 40, check.need());
        assertTrue(check.words().contains("(0.05 ÷ 40 attempts)"), check.words());
        assertEquals(
                List.of(GateRule.INCUMBENT_LOSS), failed(good().against(incumbent(-0.001, 1))));
    }

    @Test
    void aComparisonWithoutDaysIsSaidToBeNone() {
        GateReport none = GATE.judge(good().against(new IncumbentRecord(ACTIVE, List.of(), 2)));
        assertEquals(
                List.of(GateRule.INCUMBENT_LOSS),
                none.failed().stream().map(GateCheck::rule).toList());
        assertEquals(
                "not measurable: the active model mo_7 has no days after 2026-02-26 that both were"
                        + " judged on; retire it and train again, or send force",
                none.failed().getFirst().words());
        assertEquals(Optional.empty(), none.failed().getFirst().have());
    }

    @Test
    void modelsAreComparedOnAllDatesThatNeitherSaw() {
        List<ModelDay> candidate = days(10, 0.55, 0.004);
        List<ModelDay> active = new ArrayList<>(days(8, 0.55, 0.001));
        ModelDay fifth = active.get(5);
        active.set(5, new ModelDay(5, 24, 25, fifth.auc(), fifth.loss(), fifth.baseLoss(), 0.694));
        active.remove(6);
        List<IncumbentDay> days = IncumbentRecord.of(ACTIVE, candidate, active, 3, 1).days();
        assertEquals(List.of(3, 4, 5, 7), days.stream().map(IncumbentDay::date).toList());
        assertEquals(candidate.get(5).loss(), days.get(2).candidate());
        assertEquals(fifth.loss(), days.get(2).incumbent());
    }

    @Test
    void aLeakFailsWhateverTheFigures() {
        GateEvidence leaking =
                new GateEvidence(
                        5,
                        50,
                        good().days(),
                        Optional.of(0.01),
                        Optional.empty(),
                        List.of("suspect_leak: feature x has a daily AUC of 0.71"),
                        List.of(),
                        1);
        GateReport report = GATE.judge(leaking);
        assertFalse(report.passed());
        assertEquals(
                "no leak may be found, 1: suspect_leak: feature x has a daily AUC of 0.71",
                report.failed().getFirst().words());
    }

    @Test
    void whatCouldNotBeSearchedForFailsWithItsReason() {
        GateReport report = GATE.judge(good().withUnsearched(List.of("suspect_model (12 dates)")));
        assertEquals(
                List.of(GateRule.LEAKS), report.failed().stream().map(GateCheck::rule).toList());
        GateCheck check = report.failed().getFirst();
        assertEquals(Optional.empty(), check.have(), "it is not known how many leaks there are");
        assertEquals(
                "no leak may be found, none was; each must be searched for, 1 could not be:"
                        + " suspect_model (12 dates)",
                check.words());
        List<String> many = Collections.nCopies(9, "x");
        assertTrue(
                GATE.judge(good().withUnsearched(many))
                        .failed()
                        .getFirst()
                        .words()
                        .endsWith("9 could not be: x; x; x; x; x and 4 more"));
    }

    /// Of few symbols a date is no observation: the unit is 63 sessions.
    @Test
    void underTenSymbolsQuartersCount() {
        GateReport report = GATE.judge(ofNine(good().days()));
        for (GateCheck check : report.checks().subList(1, 4)) {
            assertTrue(check.words().endsWith("over 6 blocks of 63 sessions"), check.words());
        }
        GateReport turned = GATE.judge(ofNine(days(400, 0.545, -0.003)));
        assertTrue(turned.checks().get(2).have().orElseThrow() > 0.5, turned.toString());
        GateReport ofThree = GATE.judge(ofNine(days(180, 0.545, 0.003)));
        assertEquals(
                List.of(
                        GateRule.DATES,
                        GateRule.DAILY_AUC,
                        GateRule.BASE_LOSS,
                        GateRule.MOMENTUM_LOSS),
                ofThree.failed().stream().map(GateCheck::rule).toList());
        assertTrue(
                ofThree.failed().get(1).words().contains("too few"),
                ofThree.failed().get(1).words());
    }

    private static GateEvidence ofNine(List<ModelDay> days) {
        return new GateEvidence(
                5, 9, days, Optional.of(0.01), Optional.empty(), List.of(), List.of(), 1);
    }

    @Test
    void nothingJudgedFailsInWords() {
        GateReport report =
                GATE.judge(
                        new GateEvidence(
                                5,
                                0,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                1));
        assertEquals(5, report.failed().size());
        report.failed().forEach(check -> assertFalse(check.words().contains("NaN"), check.words()));
    }

    @Test
    void leastAucIsAtLeastHalf() {
        assertThrows(IllegalArgumentException.class, () -> new PromotionGate(0.49));
        assertThrows(
                IllegalArgumentException.class, () -> new IncumbentRecord(ACTIVE, List.of(), 0));
    }
}
