package bellwether.research.analysis;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Vote;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.momentum.Cci;
import bellwether.technical.ta.momentum.MacdIncremental;
import bellwether.technical.ta.momentum.RsiIncremental;
import bellwether.technical.ta.momentum.Stochastic;
import bellwether.technical.ta.momentum.WilliamsR;
import bellwether.technical.ta.trend.DirectionalIncremental;
import bellwether.technical.ta.trend.ParabolicSarIncremental;
import bellwether.technical.ta.volatility.Bollinger;
import bellwether.technical.ta.volume.Cmf;
import bellwether.technical.ta.volume.Obv;
import java.util.Optional;

/// The score of a history whose last close is another one, from as few bars as it takes: what looks
/// back 21 bars or less gets those, what averages for ever gets 300, after which its beginning no
/// longer shows, and the long moving averages take one step from where they stood. When that does
/// not give the known score for the known close, more bars are taken.
///
/// Holds scratch space, so each thread needs its own.
final class TrialScore {
    private static final int BARS = 300;
    private static final int SHORT = 21;
    private static final double AGREED = 1e-8;

    private final IndicatorPanel panel = new IndicatorPanel();
    private double[][] whole = new double[4][BARS];
    private final double[][] end = new double[4][SHORT];
    private final Series tail = new Series(end[2], end[0], end[1], end[2], end[3], SHORT);
    private final double[][] out = new double[3][SHORT];
    private final RsiIncremental rsi = new RsiIncremental(14);
    private final MacdIncremental macd = new MacdIncremental(12, 26, 9);
    private final DirectionalIncremental directional = new DirectionalIncremental(14);
    private final ParabolicSarIncremental sar = new ParabolicSarIncremental(0.02, 0.2);
    private double quick;
    private double slow;
    private Optional<Vote> model = Optional.empty();
    private int size;
    private int full;
    private double high;
    private double low;

    /// @param said by the model, which knows no other close
    void read(IndicatorPanel from, Profile profile, double score, Optional<Vote> said) {
        model = said;
        full = from.series().size();
        high = from.series().high()[full - 1];
        low = from.series().low()[full - 1];
        quick = from.ema50[full - 2];
        slow = from.ema200[full - 2];
        copy(from.series(), SHORT, end);
        int wanted = BARS;
        do {
            size = Math.min(full, wanted);
            if (whole[0].length < size) {
                whole = new double[4][size];
            }
            copy(from.series(), size, whole);
            panel.take(new Series(whole[2], whole[0], whole[1], whole[2], whole[3], size));
            rsi.read(whole[2], size);
            macd.read(whole[2], size);
            directional.read(whole[0], whole[1], whole[2], size);
            sar.read(whole[0], whole[1], size);
            wanted *= 4;
        } while (size < full && Math.abs(score(from.close(), profile) - score) > AGREED);
    }

    private static void copy(Series from, int count, double[][] to) {
        int first = from.size() - count;
        System.arraycopy(from.high(), first, to[0], 0, count);
        System.arraycopy(from.low(), first, to[1], 0, count);
        System.arraycopy(from.close(), first, to[2], 0, count);
        System.arraycopy(from.volume(), first, to[3], 0, count);
    }

    /// What the score would be with this last close.
    double score(double close, Profile profile) {
        set(whole, size - 1, close);
        set(end, SHORT - 1, close);
        lasting(close);
        passing();
        return Score.value(panel, size - 1, profile, model);
    }

    private void set(double[][] columns, int last, double close) {
        columns[0][last] = Math.max(high, close);
        columns[1][last] = Math.min(low, close);
        columns[2][last] = close;
    }

    /// What averages for ever takes one step from the bar before.
    private void lasting(double close) {
        int last = size - 1;
        panel.rsi[last] = rsi.at(close);
        panel.macdHistogram[last] = macd.at(close);
        directional.at(whole[0][last], whole[1][last]);
        panel.plusDi[last] = directional.plusDi();
        panel.minusDi[last] = directional.minusDi();
        panel.adx[last] = directional.adx();
        panel.sar[last] = sar.at(whole[0][last], whole[1][last]);
        if (size == full) {
            Ema.compute(whole[2], size, 50, panel.ema50);
            Ema.compute(whole[2], size, 200, panel.ema200);
        } else {
            panel.ema50[last] = quick + 2.0 / 51 * (close - quick);
            panel.ema200[last] = slow + 2.0 / 201 * (close - slow);
        }
    }

    private void passing() {
        int last = size - 1;
        Stochastic.compute(tail, 14, 3, 3, out[0], out[1]);
        panel.stochasticK[last] = out[0][SHORT - 1];
        Cci.compute(tail, 20, out[0]);
        panel.cci[last] = out[0][SHORT - 1];
        WilliamsR.compute(tail, 14, out[0]);
        panel.williamsR[last] = out[0][SHORT - 1];
        Bollinger.compute(end[2], SHORT, 20, 2, out[0], out[1], out[2]);
        panel.bandUpper[last] = out[0][SHORT - 1];
        panel.bandLower[last] = out[2][SHORT - 1];
        Cmf.compute(tail, 20, out[0]);
        panel.cmf[last] = out[0][SHORT - 1];
        Obv.compute(tail, out[0]);
        panel.obv[last] = out[0][SHORT - 1];
        panel.obv[last - IndicatorPanel.OBV_SPAN] = out[0][SHORT - 1 - IndicatorPanel.OBV_SPAN];
    }
}
