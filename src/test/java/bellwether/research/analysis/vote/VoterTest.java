package bellwether.research.analysis.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.TestBars;
import bellwether.technical.ta.Series;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each voter against the formula of its row in the plan, written out a second time on the panel's
/// numbers.
final class VoterTest {
    @Test
    void everyVoteFollowsItsRowOnManySeries() {
        Set<Voter> up = EnumSet.noneOf(Voter.class);
        Set<Voter> down = EnumSet.noneOf(Voter.class);
        for (int seed = 0; seed < 400; seed++) {
            IndicatorPanel panel =
                    panel(TestBars.walk(seed, 210 + seed % 50, 100, 0.005 + 0.0001 * seed));
            for (Voter voter : Voter.OF_BARS) {
                if (voter.vote(panel, panel.lastBar()) instanceof Vote.Cast cast) {
                    double expected = expected(voter, panel);
                    assertEquals(
                            expected,
                            cast.side() * cast.confidence(),
                            1e-12,
                            voter + " seed " + seed);
                    if (cast.side() != 0) {
                        (cast.side() > 0 ? up : down).add(voter);
                    }
                }
            }
        }
        Set<Voter> voting = EnumSet.complementOf(EnumSet.of(Voter.ATR, Voter.MODEL));
        assertEquals(voting, up);
        assertEquals(voting, down);
    }

    private static double expected(Voter voter, IndicatorPanel p) {
        int i = p.lastBar();
        double close = p.close();
        return switch (voter) {
            case RSI ->
                    p.rsi[i] < 30
                            ? cut((30 - p.rsi[i]) / 30)
                            : p.rsi[i] > 70 ? -cut((p.rsi[i] - 70) / 30) : 0;
            case STOCHASTIC ->
                    p.stochasticK[i] < 20
                            ? cut((20 - p.stochasticK[i]) / 20)
                            : p.stochasticK[i] > 80 ? -cut((p.stochasticK[i] - 80) / 20) : 0;
            case CCI ->
                    p.cci[i] < -100
                            ? cut((-100 - p.cci[i]) / 100)
                            : p.cci[i] > 100 ? -cut((p.cci[i] - 100) / 100) : 0;
            case WILLIAMS_R ->
                    p.williamsR[i] < -80
                            ? cut((-80 - p.williamsR[i]) / 20)
                            : p.williamsR[i] > -20 ? -cut((p.williamsR[i] + 20) / 20) : 0;
            case MACD ->
                    Math.signum(p.macdHistogram[i])
                            * cut(Math.abs(p.macdHistogram[i]) / (0.02 * close));
            case ADX ->
                    Math.signum(p.plusDi[i] - p.minusDi[i])
                            * cut(
                                    p.adx[i] > 25
                                            ? p.adx[i] / 50
                                            : p.adx[i] < 20 ? 0.3 : p.adx[i] / 40);
            case EMA -> cut10((p.ema50[i] - p.ema200[i]) / p.ema200[i] * 10);
            case PARABOLIC_SAR -> cut10((close - p.sar[i]) / close * 10);
            case BOLLINGER ->
                    close < p.bandLower[i]
                            ? cut((p.bandLower[i] - close) / (p.bandUpper[i] - p.bandLower[i]))
                            : close > p.bandUpper[i]
                                    ? -cut(
                                            (close - p.bandUpper[i])
                                                    / (p.bandUpper[i] - p.bandLower[i]))
                                    : 0;
            case ATR -> 0;
            case OBV -> obv(p, i);
            case CMF -> cut10(5 * p.cmf[i]);
            case MODEL -> throw new IllegalArgumentException("reads no bars");
        };
    }

    private static double obv(IndicatorPanel p, int i) {
        double volume = 0;
        for (int k = i - 19; k <= i; k++) {
            volume += p.series().volume()[k];
        }
        double flow = (p.obv[i] - p.obv[i - 20]) / volume;
        double move = p.close() - p.series().close()[i - 20];
        return Math.signum(flow) == Math.signum(move) ? flow : 0;
    }

    private static double cut(double confidence) {
        return Math.min(1, confidence);
    }

    private static double cut10(double signed) {
        return Math.max(-1, Math.min(1, signed));
    }

    @Test
    void trap6RsiNeedsFifteenClosesAndAllGainsAreOverbought() {
        assertEquals(
                1,
                assertInstanceOf(
                                Vote.Insufficient.class,
                                last(Voter.RSI, TestBars.closes(14, i -> 1 + i)))
                        .barsMissing());
        Vote.Cast vote =
                assertInstanceOf(Vote.Cast.class, last(Voter.RSI, TestBars.closes(15, i -> 1 + i)));
        assertEquals(-1, vote.side());
        assertEquals(1, vote.confidence());
        assertTrue(vote.words().startsWith("RSI 14 is 100, above 70"), vote.words());
    }

    @Test
    void atrInformsAndNeverVotes() {
        assertInstanceOf(Vote.Silent.class, last(Voter.ATR, TestBars.walk(1, 50, 10, 0.1)));
    }

    private static Vote last(Voter voter, Bars bars) {
        return voter.vote(panel(bars), bars.size() - 1);
    }

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
}
