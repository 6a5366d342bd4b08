package bellwether.research.analysis.vote;

import bellwether.technical.ta.momentum.Cci;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.Stochastic;
import bellwether.technical.ta.momentum.WilliamsR;

/// The oscillators: up when the price has fallen far, down when it has risen far. A price that did
/// not move at all is neutral, whatever number the formula gives for it.
final class MomentumVotes {
    private static final Oscillator RSI = new Oscillator("RSI 14", panel -> panel.rsi, 30, 70, 30);
    private static final Oscillator STOCHASTIC =
            new Oscillator("Stochastic 14/3/3", panel -> panel.stochasticK, 20, 80, 20);
    private static final Oscillator CCI =
            new Oscillator("CCI 20", panel -> panel.cci, -100, 100, 100);
    private static final Oscillator WILLIAMS_R =
            new Oscillator("Williams %R 14", panel -> panel.williamsR, -80, -20, 20);

    private MomentumVotes() {}

    static void rsi(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Rsi.warmUp(14), bar)) {
            return;
        }
        if (panel.closesAreFlat(bar, 14)) {
            ballot.neutral((_, _) -> "RSI 14 says nothing: the close has not moved for 14 bars");
        } else {
            RSI.vote(panel.rsi[bar], ballot);
        }
    }

    static void stochastic(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Stochastic.warmUp(14, 3, 3), bar)) {
            return;
        }
        if (panel.rangeIsFlat(bar, 14)) {
            ballot.neutral((_, _) ->
                    "Stochastic 14/3/3 says nothing: the price has not moved for 14 bars");
        } else {
            STOCHASTIC.vote(panel.stochasticK[bar], ballot);
        }
    }

    static void cci(IndicatorPanel panel, int bar, Ballot ballot) {
        if (!ballot.lacks(Cci.warmUp(20), bar)) {
            CCI.vote(panel.cci[bar], ballot);
        }
    }

    static void williamsR(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(WilliamsR.warmUp(14), bar)) {
            return;
        }
        if (panel.rangeIsFlat(bar, 14)) {
            ballot.neutral(
                    (_, _) -> "Williams %R 14 says nothing: the price has not moved for 14 bars");
        } else {
            WILLIAMS_R.vote(panel.williamsR[bar], ballot);
        }
    }
}
