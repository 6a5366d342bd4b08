package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Luck among many trials, and an edge that was put there.
final class SharpeEvidenceTest {
    private static final int TRIALS = 200;
    private static final int SESSIONS = 750;

    /// Returns of a strategy that is in the market at random over shuffled returns.
    private static double[] skillless(double[] market, Random random) {
        double[] shuffled = market.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        int side = 0;
        for (int i = 0; i < shuffled.length; i++) {
            if (random.nextInt(10) == 0) {
                side = random.nextInt(3) - 1;
            }
            shuffled[i] *= side;
        }
        return shuffled;
    }

    private static double[] market() {
        Bars bars = DoubtRuns.walk(77, SESSIONS + 1);
        double[] returns = new double[SESSIONS];
        double mean = 0;
        for (int i = 0; i < SESSIONS; i++) {
            returns[i] = bars.close()[i + 1] / bars.close()[i] - 1;
            mean += returns[i] / SESSIONS;
        }
        double drift = mean;
        return Arrays.stream(returns).map(value -> value - drift).toArray();
    }

    private static double sharpe(double[] returns) {
        double mean = Arrays.stream(returns).average().orElseThrow();
        double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
        return mean / Math.sqrt(squares / (returns.length - 1));
    }

    private static double deflated(SharpeEvidence evidence) {
        return requireNonNull(evidence.deflatedProbability(), evidence.toString());
    }

    @Test
    void fewOfManyTrialsWithoutSkillSurviveTheirNumber() {
        Random random = new Random(20);
        double[] market = market();
        List<double[]> trials = new ArrayList<>();
        List<@Nullable Double> sharpes = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            trials.add(skillless(market, random));
            sharpes.add(sharpe(trials.getLast()));
        }
        TrialGroup family = group("family", sharpes);
        int raw = 0;
        int deflated = 0;
        for (double[] trial : trials) {
            SharpeEvidence evidence = SharpeEvidence.of(trial, List.of(family));
            raw += requireNonNull(evidence.aboveZero()) > 0.95 ? 1 : 0;
            deflated += deflated(evidence) > 0.95 ? 1 : 0;
        }
        assertTrue(raw >= 4, "only " + raw + " look significant by themselves");
        assertTrue(deflated <= 10, deflated + " of 200 survive");

        double[] edge = skillless(market, random);
        for (int i = 0; i < edge.length; i++) {
            edge[i] += 0.004;
        }
        sharpes.add(sharpe(edge));
        SharpeEvidence found = SharpeEvidence.of(edge, List.of(group("family", sharpes)));
        assertTrue(deflated(found) > 0.95, found.toString());
    }

    /// @param sharpes per session; null where a trial has none
    private static TrialGroup group(String name, List<@Nullable Double> sharpes) {
        double[] known =
                sharpes.stream().filter(Objects::nonNull).mapToDouble(each -> each).toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double squares = Arrays.stream(known).map(each -> (each - mean) * (each - mean)).sum();
        return new TrialGroup(
                name,
                sharpes.size(),
                known.length,
                known.length < 2 ? null : Double.valueOf(squares / (known.length - 1)));
    }

    /// What two of a thousand trials say of the spread of all is chance.
    @Test
    void theSpreadOfManyTrialsNeedsSomeOfThem() {
        double[] returns = skillless(market(), new Random(3));
        SharpeEvidence two =
                SharpeEvidence.of(returns, List.of(new TrialGroup("family", 1_002, 2, 0.01)));
        assertNull(two.deflatedProbability());
        assertEquals(
                "1,002 trials, whose spread needs the Sharpe ratios of 10, and 2 are known",
                two.deflated().getFirst().undefined());
        SharpeEvidence ten =
                SharpeEvidence.of(returns, List.of(new TrialGroup("family", 1_002, 10, 0.01)));
        assertTrue(deflated(ten) < 1);
    }

    @Test
    void bothProbabilitiesFollowTheirFormulas() {
        double[] returns = {0.01, -0.02, 0.015, 0.03, -0.01, 0.004, 0.02, -0.005, 0.01, 0.012};
        double sr = sharpe(returns);
        double mean = Arrays.stream(returns).average().orElseThrow();
        double m2 = Arrays.stream(returns).map(r -> Math.pow(r - mean, 2)).average().orElseThrow();
        double m3 = Arrays.stream(returns).map(r -> Math.pow(r - mean, 3)).average().orElseThrow();
        double m4 = Arrays.stream(returns).map(r -> Math.pow(r - mean, 4)).average().orElseThrow();
        double g3 = m3 / Math.pow(m2, 1.5);
        double g4 = m4 / (m2 * m2);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double spread = Math.sqrt(1 - g3 * sr + (g4 - 1) / 4 * sr * sr);
        TrialGroup three = group("family", Arrays.asList(0.1, 0.3, null, 0.2));
        assertEquals(4, three.count());
        assertEquals(3, three.known());
        assertEquals(0.01, requireNonNull(three.variance()), 1e-15);
        SharpeEvidence evidence = SharpeEvidence.of(returns, List.of(three));
        assertEquals(
                normal.cumulativeProbability(sr * Math.sqrt(9) / spread),
                requireNonNull(evidence.aboveZero()),
                1e-12);
        double gamma = 0.5772156649015329;
        double luck =
                0.1
                        * ((1 - gamma) * normal.inverseCumulativeProbability(1 - 1 / 4.0)
                                + gamma
                                        * normal.inverseCumulativeProbability(
                                                1 - 1 / (4 * Math.E)));
        assertEquals(luck, requireNonNull(evidence.deflated().getFirst().reference()), 1e-12);
        assertEquals(
                normal.cumulativeProbability((sr - luck) * 3 / spread), deflated(evidence), 1e-12);
    }

    @Test
    void oneTrialIsJudgedByItself() {
        double[] returns = skillless(market(), new Random(3));
        SharpeEvidence evidence =
                SharpeEvidence.of(
                        returns,
                        List.of(
                                group("family", List.of(sharpe(returns))),
                                group("owner", List.of(sharpe(returns), 0.05))));
        assertEquals(evidence.aboveZero(), evidence.deflatedProbability());
        assertEquals(2, evidence.deflated().getLast().trials());
    }

    @Test
    void whatIsUnknownSaysWhy() {
        List<TrialGroup> family = List.of(group("family", Arrays.asList(0.1, null)));
        SharpeEvidence few = SharpeEvidence.of(new double[] {0.1, 0.2}, family);
        assertNull(few.aboveZero());
        assertEquals("too few: 2 of 4 sessions", few.undefined());
        SharpeEvidence flat = SharpeEvidence.of(new double[9], family);
        assertNull(flat.deflatedProbability());
        assertEquals("all values are equal", flat.undefined());
        SharpeEvidence spread =
                SharpeEvidence.of(new double[] {0.1, 0.2, -0.1, 0.05, 0.02}, family);
        assertNull(spread.deflatedProbability());
        assertEquals(
                "2 trials, whose spread needs the Sharpe ratios of 2, and 1 are known",
                spread.deflated().getFirst().undefined());
    }
}
