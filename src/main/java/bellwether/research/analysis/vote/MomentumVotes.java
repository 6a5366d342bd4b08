package bellwether.research.analysis.vote;

import bellwether.technical.ta.momentum.Cci;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.Stochastic;
import bellwether.technical.ta.momentum.WilliamsR;

/// The oscillators: up when the price has fallen far, down when it has risen far. A price that did
/// not move at all is neutral, whatever number the formula gives for it.
final class MomentumVotes {
    private MomentumVotes() {}

    static Vote rsi(IndicatorPanel panel) {
        int missing = panel.missing(Rsi.warmUp(14));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        if (panel.closesAreFlat(14)) {
            return Vote.neutral(() -> "RSI 14 says nothing: the close has not moved for 14 bars");
        }
        return outside("RSI 14", panel.last(panel.rsi), 30, 70, 30);
    }

    static Vote stochastic(IndicatorPanel panel) {
        int missing = panel.missing(Stochastic.warmUp(14, 3, 3));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        if (panel.rangeIsFlat(14)) {
            return Vote.neutral(
                    () -> "Stochastic 14/3/3 says nothing: the price has not moved for 14 bars");
        }
        return outside("Stochastic 14/3/3", panel.last(panel.stochasticK), 20, 80, 20);
    }

    static Vote cci(IndicatorPanel panel) {
        int missing = panel.missing(Cci.warmUp(20));
        return missing > 0
                ? Vote.needs(missing)
                : outside("CCI 20", panel.last(panel.cci), -100, 100, 100);
    }

    static Vote williamsR(IndicatorPanel panel) {
        int missing = panel.missing(WilliamsR.warmUp(14));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        if (panel.rangeIsFlat(14)) {
            return Vote.neutral(
                    () -> "Williams %R 14 says nothing: the price has not moved for 14 bars");
        }
        return outside("Williams %R 14", panel.last(panel.williamsR), -80, -20, 20);
    }

    /// Up below `low`, down above `high`; confidence is the distance past the level over `scale`.
    private static Vote outside(String name, double value, double low, double high, double scale) {
        if (value < low) {
            return new Vote.Cast(
                    1,
                    (low - value) / scale,
                    () -> number(name, value) + ", below " + Phrases.number(low) + ": oversold");
        }
        if (value > high) {
            return new Vote.Cast(
                    -1,
                    (value - high) / scale,
                    () -> number(name, value) + ", above " + Phrases.number(high) + ": overbought");
        }
        return Vote.neutral(() ->
                number(name, value)
                        + ", between "
                        + Phrases.number(low)
                        + " and "
                        + Phrases.number(high)
                        + ": neutral");
    }

    private static String number(String name, double value) {
        return name + " is " + Phrases.number(value);
    }
}
