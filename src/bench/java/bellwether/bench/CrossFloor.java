package bellwether.bench;

import bellwether.technical.ta.Series;

/// The least that a backtest of a cross of two averages can be: a bare loop over closes with two
/// running sums and cash, which buys and sells all at the next open, without costs or figures.
final class CrossFloor {
    private CrossFloor() {}

    static double run(Series bars, int fast, int slow) {
        double[] open = bars.open();
        double[] close = bars.close();
        double quick = 0;
        double calm = 0;
        double cash = 100_000;
        double shares = 0;
        double low = 0;
        boolean above = false;
        boolean wants = false;
        for (int i = 0; i < bars.size(); i++) {
            if (wants && shares == 0) {
                shares = Math.floor(cash / open[i]);
                cash -= shares * open[i];
            } else if (!wants && shares > 0) {
                cash += shares * open[i];
                shares = 0;
            }
            quick += close[i] - (i >= fast ? close[i - fast] : 0);
            calm += close[i] - (i >= slow ? close[i - slow] : 0);
            if (i >= slow) {
                boolean now = quick / fast > calm / slow;
                wants = now && (wants || !above);
                above = now;
            }
            low = Math.max(low, cash + shares * close[i]);
        }
        return cash + shares * close[bars.size() - 1] + low;
    }
}
