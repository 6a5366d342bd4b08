package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Abstention;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.VoteReason;
import bellwether.research.analysis.vote.Voter;
import bellwether.technical.ta.Series;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Σ(weight × vote × confidence) / Σ weight, over those who have data.
final class ScoreTest {
    private static IndicatorPanel panel(Bars bars) {
        IndicatorPanel panel = new IndicatorPanel();
        panel.read(
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size()));
        return panel;
    }

    private static Profile only(Map<Voter, Double> weights) {
        Map<Voter, Double> all =
                Voter.OF_BARS.stream()
                        .collect(Collectors.toMap(v -> v, v -> weights.getOrDefault(v, 0.0)));
        return new Profile(
                "x",
                "x",
                "",
                Map.of(),
                all,
                BuiltInProfiles.BALANCED.thresholds(),
                BuiltInProfiles.BALANCED.risk());
    }

    @Test
    void theScoreIsTheWeightedMeanWhateverTheProfile() {
        for (int seed = 0; seed < 50; seed++) {
            IndicatorPanel panel = panel(TestBars.walk(seed, 260, 100, 0.02));
            for (Profile profile : BuiltInProfiles.ALL) {
                Score score = Score.of(panel, panel.lastBar(), profile);
                double sum = 0;
                double weights = 0;
                for (VoteReason reason : score.reasons()) {
                    assertEquals(profile.weight(reason.voter()), reason.weight());
                    sum += reason.weight() * reason.vote() * reason.confidence();
                    weights += reason.weight();
                }
                assertEquals(sum / weights, score.value(), 1e-12);
                assertEquals(
                        score.value(),
                        Score.value(panel, panel.lastBar(), profile, Optional.empty()),
                        1e-12);
                assertTrue(Math.abs(score.value()) <= 1, "" + score.value());
            }
        }
    }

    @Test
    void everyVoterIsHeardOrSaidNotToBe() {
        IndicatorPanel panel = panel(TestBars.walk(1, 60, 100, 0.02));
        Score score = Score.of(panel, panel.lastBar(), BuiltInProfiles.BALANCED);
        Set<Voter> heard = EnumSet.noneOf(Voter.class);
        score.reasons().forEach(reason -> heard.add(reason.voter()));
        Set<Voter> unheard = EnumSet.noneOf(Voter.class);
        score.unheard().forEach(one -> unheard.add(one.voter()));
        assertEquals(EnumSet.of(Voter.EMA, Voter.ATR), unheard);
        Set<Voter> others = EnumSet.complementOf(EnumSet.copyOf(unheard));
        others.remove(Voter.MODEL);
        assertEquals(others, heard);
        Abstention ema =
                score.unheard().stream()
                        .filter(one -> one.voter() == Voter.EMA)
                        .findFirst()
                        .orElseThrow();
        assertEquals(new Abstention(Voter.EMA, 140, "needs 140 bars more"), ema);
    }

    @Test
    void reasonsAreTheLargestContributionFirst() {
        for (int seed = 0; seed < 20; seed++) {
            IndicatorPanel panel = panel(TestBars.walk(seed, 260, 100, 0.03));
            List<VoteReason> reasons =
                    Score.of(panel, panel.lastBar(), BuiltInProfiles.TREND).reasons();
            for (int i = 1; i < reasons.size(); i++) {
                double before = Math.abs(reasons.get(i - 1).contribution());
                double now = Math.abs(reasons.get(i).contribution());
                assertTrue(before >= now, reasons::toString);
                assertTrue(
                        before > now
                                || reasons.get(i - 1).voter().compareTo(reasons.get(i).voter()) < 0,
                        "equal ones in their own order");
            }
        }
    }

    @Test
    void aVoterWithoutWeightIsListedAndCountsNothing() {
        IndicatorPanel panel = panel(TestBars.closes(60, i -> 100 + i));
        Score score = Score.of(panel, panel.lastBar(), only(Map.of(Voter.RSI, 2.0)));
        assertEquals(-1, score.value(), 1e-12, "only gains: overbought");
        VoteReason macd =
                score.reasons().stream()
                        .filter(reason -> reason.voter() == Voter.MACD)
                        .findFirst()
                        .orElseThrow();
        assertEquals(0.0, macd.contribution(), "and no minus before it");
    }

    @Test
    void whereNobodyHasWeightTheScoreIsZero() {
        IndicatorPanel panel = panel(TestBars.walk(1, 60, 100, 0.02));
        assertEquals(0, Score.of(panel, panel.lastBar(), only(Map.of())).value());
        assertEquals(0, Score.value(panel, panel.lastBar(), only(Map.of()), Optional.empty()));
    }

    @Test
    void aNeutralVoterDilutesTheOthers() {
        IndicatorPanel panel = panel(TestBars.closes(60, i -> 100 + i));
        Profile alone = only(Map.of(Voter.RSI, 1.0));
        Profile both = only(Map.of(Voter.RSI, 1.0, Voter.BOLLINGER, 3.0));
        assertEquals(-1, Score.value(panel, panel.lastBar(), alone, Optional.empty()), 1e-12);
        assertEquals(
                -0.25,
                Score.value(panel, panel.lastBar(), both, Optional.empty()),
                1e-12,
                "the close is inside its bands");
    }
}
