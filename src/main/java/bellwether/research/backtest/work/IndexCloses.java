package bellwether.research.backtest.work;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.trading.rules.RuleHistory;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The daily closes of a benchmark.
///
/// @param bars adjusted for splits
record IndexCloses(String ticker, Bars bars) {
    /// The closes of these sessions: on a day without one the last before it. Nothing where it
    /// begins after the first of them, or ends long before the last: then nothing can be compared.
    ///
    /// @param days of the epoch, rising
    double @Nullable [] on(int[] days) {
        double[] closes = new double[days.length];
        int bar = -1;
        if (BaselineCurve.endsEarly(days(), days)) {
            return null;
        }
        for (int i = 0; i < days.length; i++) {
            while (bar + 1 < bars.size()
                    && Timeframe.date(bars.time()[bar + 1]).toEpochDay() <= days[i]) {
                bar++;
            }
            if (bar < 0) {
                return null;
            }
            closes[i] = bars.close()[bar];
        }
        return closes;
    }

    /// Of the epoch, rising.
    int[] days() {
        int[] days = new int[bars.size()];
        Arrays.setAll(days, bar -> (int) Timeframe.date(bars.time()[bar]).toEpochDay());
        return days;
    }

    double[] values() {
        return Arrays.copyOf(bars.close(), bars.size());
    }

    /// The closes on each bar of a history, as of its day. Bars of the warm-up before the index
    /// begins have its first close, as nothing is measured by them.
    ///
    /// @param from the bar from which on they are needed
    /// @return nothing where it begins later
    Optional<double[]> onBars(RuleHistory history, int from) {
        int size = history.size();
        int[] days = new int[size - Math.min(from, size)];
        Arrays.setAll(days, i -> (int) history.date(from + i).toEpochDay());
        double[] needed = bars.size() == 0 || days.length == 0 ? null : on(days);
        if (needed == null) {
            return Optional.empty();
        }
        double[] closes = new double[size];
        Arrays.fill(closes, needed[0]);
        System.arraycopy(needed, 0, closes, from, needed.length);
        return Optional.of(closes);
    }

    /// From each close to the next.
    static double[] returns(double[] closes) {
        double[] returns = new double[Math.max(0, closes.length - 1)];
        Arrays.setAll(returns, i -> closes[i + 1] / closes[i] - 1);
        return returns;
    }
}
