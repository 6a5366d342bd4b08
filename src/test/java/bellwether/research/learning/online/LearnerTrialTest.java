package bellwether.research.learning.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.learning.gate.GateCheck;
import bellwether.research.learning.gate.GateReport;
import bellwether.research.learning.gate.GateRule;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.model.ModelDay;
import bellwether.research.learning.model.ModelEvaluation;
import bellwether.technical.statistics.ForecastScores;
import bellwether.technical.statistics.SplitMix64;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// When a learner is judged, and by how much each look may err.
final class LearnerTrialTest {
    private static final PromotionGate GATE = new PromotionGate(0.5);
    private static final Learner NEW =
            new Learner(
                    1,
                    "a",
                    1,
                    LearnerState.of(List.of("x")),
                    false,
                    new GateReport(List.of()),
                    GateLooks.NONE,
                    Instant.EPOCH,
                    Instant.EPOCH);

    /// Probabilities that are right, of rows that differ by so much.
    private static List<JudgedScore> market(int days, int rows, double spread, double truth) {
        SplitMix64 random = new SplitMix64(11);
        List<JudgedScore> scores = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int row = 0; row < rows; row++) {
                double off = spread * (2 * random.nextDouble() - 1);
                boolean label = random.nextDouble() < 0.5 + truth * off;
                scores.add(new JudgedScore(day, 0.5 + off, 0.5, label, 1));
            }
        }
        return scores;
    }

    private static Learner judged(List<JudgedScore> scores) {
        boolean[] labels = new boolean[scores.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = scores.get(i).label();
        }
        double[] probabilities = scores.stream().mapToDouble(JudgedScore::probability).toArray();
        LearnerRecord record = LearnerRecord.ofScores(scores);
        return new LearnerTrial(GATE, record)
                .of(
                        NEW.ended(record.days().size()),
                        ForecastScores.calibrationError(
                                probabilities, labels, ModelEvaluation.BINS));
    }

    private static List<GateRule> failed(Learner learner) {
        return learner.gate().failed().stream().map(GateCheck::rule).toList();
    }

    /// A day of one row has labels of one class, and no AUC.
    @Test
    void oneRowADayIsNeverLookedAt() {
        Learner learner = judged(market(400, 1, 0.3, 1));
        assertFalse(learner.speaks());
        assertEquals(0, learner.looks().spent(), "what cannot pass spends no look");
        GateCheck auc =
                learner.gate().checks().stream()
                        .filter(check -> check.rule() == GateRule.DAILY_AUC)
                        .findFirst()
                        .orElseThrow();
        assertTrue(auc.words().contains("too few: 0 of 4 blocks of 63 days"), auc.words());
    }

    @Test
    void aRecordThatBeatsTheBaseRateMaySpeak() {
        Learner learner = judged(market(300, 40, 0.12, 1));
        assertTrue(learner.speaks(), () -> learner.gate().failed().toString());
        assertEquals(1, learner.looks().spent());
        assertFalse(
                learner.gate().checks().stream().anyMatch(c -> c.rule() == GateRule.MOMENTUM_LOSS),
                "no momentum rule is known of a client's rows");
    }

    @Test
    void aRecordWithoutSkillMayNot() {
        List<GateRule> failed = failed(judged(market(300, 40, 0.12, 0)));
        assertTrue(failed.contains(GateRule.DAILY_AUC), failed.toString());
        assertTrue(failed.contains(GateRule.BASE_LOSS), failed.toString());
    }

    @Test
    void aShortRecordMayNotAndSpendsNoLook() {
        Learner learner = judged(market(200, 40, 0.12, 1));
        assertEquals(List.of(GateRule.DATES), failed(learner));
        assertEquals(0, learner.looks().spent());
        assertFalse(learner.looks().areDue());
    }

    @Test
    void tooGoodARecordIsSuspect() {
        GateCheck leaks = judged(market(300, 40, 0.45, 1)).gate().checks().getLast();
        assertEquals(GateRule.LEAKS, leaks.rule());
        assertFalse(leaks.passed());
        assertTrue(leaks.words().contains("suspect_leak"), leaks.words());
    }

    /// A day's figures of 20 rows of each class, better than the base rate's by so much.
    private static LearnerDay day(int day, double better) {
        ModelDay figures =
                new ModelDay(day, 20, 20, Optional.of(0.5 + better), 0.69 - better, 0.69, 0.69);
        TreeMap<Integer, Integer> waits = new TreeMap<>();
        waits.put(1, 40);
        return new LearnerDay(figures, waits);
    }

    private static Learner asked(Learner learner, List<LearnerDay> days) {
        return new LearnerTrial(GATE, LearnerRecord.of(days))
                .of(learner.ended(days.size()), Optional.of(0.01));
    }

    /// One whose record becomes longer by a day and is judged each day.
    private static List<Learner> lived(int days, int seed, double skill) {
        Random random = new Random(seed);
        List<LearnerDay> record = new ArrayList<>();
        List<Learner> lived = new ArrayList<>();
        Learner learner = NEW;
        for (int day = 0; day < days; day++) {
            record.add(day(day, skill + 0.02 * random.nextGaussian()));
            learner = asked(learner, record);
            lived.add(learner);
        }
        return lived;
    }

    @Test
    void looksComeEach63DaysAndNothingChangesBetween() {
        List<Learner> lived = lived(400, 1, 0);
        assertEquals(0, lived.get(248).looks().spent());
        assertEquals(1, lived.get(249).looks().spent());
        assertSame(lived.get(249).gate(), lived.get(311).gate());
        assertEquals(2, lived.get(312).looks().spent());
        assertEquals(3, lived.get(375).looks().spent());
        assertEquals(3, lived.getLast().looks().spent());
        String words = lived.getLast().gate().checks().get(2).words();
        assertTrue(words.contains("p at most 0.0042 (0.05 ÷ 12 at this look)"), words);
        String bound = lived.getLast().gate().checks().get(1).words();
        assertTrue(bound.startsWith("the lower 99.9167 % bound"), bound);
    }

    @Test
    void allLooksTogetherErrNoMoreThanOne() {
        double sum = 0;
        GateLooks looks = GateLooks.NONE;
        for (int i = 0; i < 10_000; i++) {
            sum += 1.0 / looks.parts();
            looks = looks.spent(i, false);
        }
        assertTrue(sum < 1 && sum > 0.999, "" + sum);
    }

    /// Of 200 that know nothing, judged each week of two years from the 250th day on.
    @Test
    void whoKnowsNothingHardlyEverSpeaksHoweverOftenItIsJudged() {
        int spoke = 0;
        int naive = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<LearnerDay> record = new ArrayList<>();
            Random random = new Random(seed);
            Learner learner = NEW;
            boolean passed = false;
            boolean everSpoke = false;
            for (int day = 0; day < 750; day++) {
                record.add(day(day, 0.02 * random.nextGaussian()));
                if (day >= 249 && day % 7 == 4) {
                    learner = asked(learner, record);
                    everSpoke |= learner.speaks();
                    passed |=
                            asked(NEW, record).gate().checks().stream()
                                    .allMatch(c ->
                                            c.rule() != GateRule.DAILY_AUC
                                                    || c.have().orElse(0.0) > 0.5);
                }
            }
            spoke += everSpoke ? 1 : 0;
            naive += passed ? 1 : 0;
        }
        assertTrue(spoke <= 4, "spoke: " + spoke);
        assertTrue(naive > 2 * spoke, "%d and %d".formatted(naive, spoke));
    }

    @Test
    void oneThatSpeaksIsSilencedWhenItsSkillIsLost() {
        List<LearnerDay> record = new ArrayList<>();
        Random random = new Random(4);
        for (int day = 0; day < 250; day++) {
            record.add(day(day, 0.01 + 0.02 * random.nextGaussian()));
        }
        Learner learner = asked(NEW, record);
        assertTrue(learner.speaks(), learner.gate().toString());
        int spoke = 0;
        while (learner.speaks() && record.size() < 500) {
            record.add(day(record.size(), -0.01 + 0.02 * random.nextGaussian()));
            learner = asked(learner, record);
            spoke++;
        }
        assertFalse(learner.speaks());
        assertEquals(0, spoke % GateLooks.CHECKED_EVERY);
        assertEquals(List.of(GateRule.LIVE_SKILL), failed(learner));
        Learner next = asked(learner, record);
        assertFalse(next.speaks(), "no look is due yet");
        assertEquals(1, next.looks().spent());
        assertTrue(record.size() < 400, "" + record.size());
        for (int day = record.size(); day < 500; day++) {
            record.add(day(day, 0.02 * random.nextGaussian()));
            next = asked(next, record);
            assertFalse(next.speaks(), "day " + day);
        }
        assertEquals(1, next.looks().spent());
        assertEquals(List.of(GateRule.LIVE_SKILL), failed(next));
    }

    /// What let it speak, however good, is not judged again; what came afterwards is.
    @Test
    void aSilencedOneIsJudgedByWhatCameAfterwards() {
        Random random = new Random(5);
        List<LearnerDay> record = new ArrayList<>();
        for (int day = 0; day < 1_000; day++) {
            record.add(day(day, 0.05 + 0.02 * random.nextGaussian()));
        }
        for (int day = 1_000; day < 1_250; day++) {
            record.add(day(day, 0.02 * random.nextGaussian()));
        }
        Learner silenced =
                new Learner(
                        1,
                        "a",
                        1,
                        NEW.state(),
                        false,
                        NEW.gate(),
                        new GateLooks(999, 999, 1, 0, 500, 1_000L),
                        Instant.EPOCH,
                        Instant.EPOCH);
        Learner next = asked(silenced, record);
        assertFalse(next.speaks());
        assertEquals(2, next.looks().spent());
        assertEquals(250, next.looks().days());
        for (int day = 1_250; day < 1_700 && !next.speaks(); day++) {
            record.add(day(day, 0.03 + 0.02 * random.nextGaussian()));
            next = asked(next, record);
        }
        assertTrue(next.speaks(), next.gate().toString());
        assertEquals(0, (record.size() - 1_250) % GateLooks.EVERY);
    }

    /// One day with many rows makes no other wider.
    @Test
    void theWidthIsThatOfTheMedianDay() {
        List<JudgedScore> scores = new ArrayList<>(market(99, 2, 0.1, 1));
        for (int row = 0; row < 5_000; row++) {
            scores.add(new JudgedScore(99, 0.5, 0.5, row % 2 == 0, 1));
        }
        assertEquals(2, LearnerRecord.ofScores(scores).width());
    }

    @Test
    void aNewVersionGoesOnCountingLooks() {
        Learner learner = lived(313, 1, 0).getLast().restarted();
        assertEquals(2, learner.looks().spent());
        assertEquals(250, learner.looks().next(false, 250));
        assertFalse(learner.looks().areDue());
    }
}
