package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.profile.Thresholds;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.research.analysis.vote.Voter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// What voters would have to say for another verdict: exact arithmetic on the score.
final class AnalysisChangesTest {
    private static final Profile PROFILE = profile(0.2, 0.5);

    private static Profile profile(double act, double strong) {
        RiskRules risk = BuiltInProfiles.BALANCED.risk();
        return new Profile("x", "x", "", Map.of(), Map.of(), new Thresholds(act, strong), risk);
    }

    private static VoteReason reason(Voter voter, double weight, int vote, double confidence) {
        return new VoteReason(voter, voter.category(), vote, confidence, weight, 0, "");
    }

    private static Score score(VoteReason... reasons) {
        double weights = Stream.of(reasons).mapToDouble(VoteReason::weight).sum();
        double value =
                Stream.of(reasons).mapToDouble(r -> r.weight() * r.vote() * r.confidence()).sum()
                        / weights;
        return new Score(value, List.of(reasons), List.of());
    }

    private static AnalysisChanges changes(Score score) {
        return AnalysisChanges.of(
                PROFILE.thresholds().verdict(score.value()), score, PROFILE, WhatIf.Closes.NONE);
    }

    @Test
    void oneVoterCanDoItByWhatIsMissingOverItsShare() {
        Score score =
                score(
                        reason(Voter.RSI, 1, 1, 0.2),
                        reason(Voter.MACD, 3, 0, 0),
                        reason(Voter.CMF, 1, -1, 0.1));
        AnalysisChange higher = there(changes(score).higher(), "a HOLD of 0.02");
        assertEquals(Verdict.BUY, higher.verdict());
        assertEquals(0.18, higher.gap(), 1e-12);
        // 0.18 × 5 are missing: 0.9 of a voter with weight 1, 0.3 of one with weight 3
        assertEquals(
                List.of(Voter.MACD, Voter.CMF),
                higher.alone().stream().map(AnalysisChange.Flip::voter).toList(),
                "the smallest change first; RSI would have to say 1.1");
        assertEquals(0.3, higher.alone().get(0).needed(), 1e-12);
        assertEquals(0.8, higher.alone().get(1).needed(), 1e-12);
        assertEquals(-0.1, higher.alone().get(1).now(), 1e-12);
        assertEquals(List.of(), higher.together());
        assertEquals(
                "BUY starts at a score of 0.2: macd at 0.3 (now 0) or cmf at 0.8 (now -0.1);"
                        + " no close within three ATR (in steps of half an ATR) would do it",
                higher.words());
    }

    private static AnalysisChange there(@Nullable AnalysisChange change, String why) {
        Assertions.assertNotNull(change, why);
        return change;
    }

    @Test
    void whereNoneCanAloneTheFewestDoItTogether() {
        Score score =
                score(
                        reason(Voter.RSI, 1, -1, 1),
                        reason(Voter.STOCHASTIC, 1, -1, 1),
                        reason(Voter.CCI, 1, -1, 1),
                        reason(Voter.MACD, 1, -1, 0.5));
        AnalysisChange higher = there(changes(score).higher(), "a STRONG_SELL");
        assertEquals(Verdict.SELL, higher.verdict());
        // from −0.875 to −0.5: 1.5 of weight 1 are missing, and RSI alone has 2 to give
        assertEquals(0.375, higher.gap(), 1e-12);
        assertEquals(3, higher.alone().size(), "three at most");
        AnalysisChange more =
                there(
                        AnalysisChanges.of(
                                        Verdict.HOLD,
                                        score(
                                                reason(Voter.RSI, 1, 0, 0),
                                                reason(Voter.CCI, 1, 0, 0),
                                                reason(Voter.EMA, 2, 1, 0.9),
                                                reason(Voter.ADX, 6, -1, 0.3)),
                                        profile(0.8, 0.9),
                                        WhatIf.Closes.NONE)
                                .higher(),
                        "a HOLD");
        // 8 of 10 are wanted and 0 there: ADX gives up to 7.8, RSI the last 0.2
        assertEquals(List.of(), more.alone());
        assertEquals(
                List.of(Voter.ADX, Voter.RSI),
                more.together().stream().map(AnalysisChange.Flip::voter).toList());
        assertEquals(1, more.together().getFirst().needed(), 1e-12);
        assertEquals(0.2, more.together().getLast().needed(), 1e-12);
        assertTrue(more.words().contains("adx at 1 (now -0.3) and rsi at 0.2 (now 0)"));
    }

    @Test
    void whatNobodyCanDoIsSaid() {
        Score nobody = new Score(0, List.of(), List.of());
        AnalysisChange higher = there(changes(nobody).higher(), "a HOLD");
        assertEquals(List.of(), higher.alone());
        assertEquals(List.of(), higher.together());
        assertTrue(higher.words().contains("no voter with a weight could do it"), higher.words());
    }

    @Test
    void theOutermostVerdictsHaveOneNeighbour() {
        Score up = score(reason(Voter.RSI, 1, 1, 0.9));
        assertNull(changes(up).higher());
        assertEquals(Verdict.BUY, there(changes(up).lower(), "").verdict());
        Score down = score(reason(Voter.RSI, 1, -1, 0.9));
        assertNull(changes(down).lower());
    }

    @Test
    void aCloseThatWouldDoItIsSaid() {
        Score score = score(reason(Voter.RSI, 1, 0, 0));
        AnalysisChanges changes =
                AnalysisChanges.of(
                        Verdict.HOLD,
                        score,
                        PROFILE,
                        new WhatIf.Closes(Optional.of(new BigDecimal("101.50")), Optional.empty()));
        AnalysisChange higher = there(changes.higher(), "");
        assertEquals(new BigDecimal("101.50"), higher.close());
        assertTrue(higher.words().endsWith("; or a close of 101.50"), higher.words());
        assertNull(there(changes.lower(), "").close());
    }

    @Test
    void flipsDoWhatTheySayOnManyScores() {
        RandomGenerator random = TestBars.random(7);
        for (int round = 0; round < 2_000; round++) {
            Score score =
                    score(
                            random(random, Voter.RSI),
                            random(random, Voter.MACD),
                            random(random, Voter.BOLLINGER),
                            random(random, Voter.CMF));
            AnalysisChanges changes = changes(score);
            Stream.of(changes.higher(), changes.lower())
                    .filter(java.util.Objects::nonNull)
                    .forEach(change -> {
                        change.alone().forEach(flip -> assertReached(score, List.of(flip), change));
                        if (!change.together().isEmpty()) {
                            assertReached(score, change.together(), change);
                        }
                    });
        }
    }

    private static VoteReason random(RandomGenerator random, Voter voter) {
        return reason(
                voter, 0.5 + 2 * random.nextDouble(), random.nextInt(-1, 2), random.nextDouble());
    }

    private static void assertReached(
            Score score, List<AnalysisChange.Flip> flips, AnalysisChange change) {
        double weights = score.reasons().stream().mapToDouble(VoteReason::weight).sum();
        double value = score.value();
        for (AnalysisChange.Flip flip : flips) {
            VoteReason of =
                    score.reasons().stream()
                            .filter(r -> r.voter() == flip.voter())
                            .findFirst()
                            .orElseThrow();
            assertTrue(Math.abs(flip.needed()) <= 1, flip::toString);
            value += of.weight() * (flip.needed() - flip.now()) / weights;
        }
        assertEquals(change.score(), value, 1e-9);
    }
}
