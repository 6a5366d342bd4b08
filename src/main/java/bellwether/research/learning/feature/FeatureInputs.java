package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.ScoreHistory;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.Series;
import java.util.List;

/// One symbol's bars with what several families of features read; kept from symbol to symbol.
final class FeatureInputs {
    final ScoreHistory votes = new ScoreHistory();
    Series series =
            new Series(
                    new double[0], new double[0], new double[0], new double[0], new double[0], 0);
    int size;

    /// ln(C ÷ C of the bar before), of the second bar on: it starts at place 0.
    double[] moves = {};

    double[] first = {};
    double[] second = {};
    double[] third = {};

    /// @param bars whose prices are all finite and above 0
    /// @param voted whether the votes are wanted, and what they are cast by
    void read(Bars bars, boolean voted) {
        size = bars.size();
        if (moves.length < size) {
            moves = new double[size];
            first = new double[size];
            second = new double[size];
            third = new double[size];
        }
        series =
                new Series(bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), size);
        if (voted) {
            votes.read(bars, List.of());
        }
        moves(bars.close(), size, moves);
    }

    /// Fills the returns of one bar.
    static void moves(double[] close, int size, double[] out) {
        for (int i = 1; i < size; i++) {
            out[i - 1] = StrictMath.log(close[i] / close[i - 1]);
        }
    }

    IndicatorPanel panel() {
        return votes.panel();
    }
}
