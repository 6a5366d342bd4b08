package bellwether.research.learning.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.gate.GateCheck;
import bellwether.research.learning.gate.GateReport;
import bellwether.research.learning.gate.GateRule;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.technical.statistics.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LearnerRecordTest {
    private static final PromotionGate GATE = new PromotionGate(0.5);

    /// Probabilities that are right, of rows that differ by so much.
    private static LearnerRecord market(int days, int rows, double spread, double truth) {
        SplitMix64 random = new SplitMix64(11);
        List<JudgedScore> scores = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int row = 0; row < rows; row++) {
                double off = spread * (2 * random.nextDouble() - 1);
                boolean label = random.nextDouble() < 0.5 + truth * off;
                scores.add(new JudgedScore(day, 0.5 + off, 0.5, label, 1));
            }
        }
        return LearnerRecord.of(scores);
    }

    @Test
    void aRecordThatBeatsTheBaseRateMaySpeak() {
        GateReport report = market(300, 40, 0.12, 1).judged(GATE);
        assertTrue(report.passed(), () -> report.failed().toString());
        assertFalse(
                report.checks().stream().anyMatch(c -> c.rule() == GateRule.MOMENTUM_LOSS),
                "no momentum rule is known of a client's rows");
    }

    @Test
    void aRecordWithoutSkillMayNot() {
        GateReport report = market(300, 40, 0.12, 0).judged(GATE);
        List<GateRule> failed = report.failed().stream().map(GateCheck::rule).toList();
        assertTrue(failed.contains(GateRule.DAILY_AUC), failed.toString());
        assertTrue(failed.contains(GateRule.BASE_LOSS), failed.toString());
    }

    @Test
    void aShortRecordMayNot() {
        GateReport report = market(200, 40, 0.12, 1).judged(GATE);
        assertEquals(
                List.of(GateRule.DATES), report.failed().stream().map(GateCheck::rule).toList());
    }

    @Test
    void tooGoodARecordIsSuspect() {
        GateReport report = market(300, 40, 0.45, 1).judged(GATE);
        GateCheck leaks = report.checks().getLast();
        assertEquals(GateRule.LEAKS, leaks.rule());
        assertFalse(leaks.passed());
        assertTrue(leaks.words().contains("suspect_leak"), leaks.words());
    }

    @Test
    void anEmptyRecordSaysWhyItHasNoFigures() {
        LearnerRecord record = LearnerRecord.of(List.of());
        assertTrue(record.logLoss().undefined().isPresent());
        assertFalse(record.judged(GATE).passed());
    }

    @Test
    void labelsThatCameLateLengthenTheHorizon() {
        List<JudgedScore> scores = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scores.add(new JudgedScore(i, 0.5, 0.5, i % 2 == 0, i < 80 ? 1 : 5));
        }
        assertEquals(5, LearnerRecord.of(scores).horizon());
        assertEquals(1, LearnerRecord.of(scores).width());
        assertEquals("blocks of 63 sessions", LearnerRecord.of(scores).logLoss().unit());
    }
}
