package bellwether.research.backtest.doubt;

import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleHistory;
import java.util.List;

/// The prices of one symbol between which random trades are laid: opens and closes in the shares of
/// the first bar, and the dividends so far.
final class PriceLane {
    private final double[] open;
    private final double[] close;
    private final double[] dividends;
    private final int first;

    private PriceLane(double[] open, double[] close, double[] dividends, int first) {
        this.open = open;
        this.close = close;
        this.dividends = dividends;
        this.first = first;
    }

    /// @param first the first bar on whose open a trade may begin
    static PriceLane of(RuleHistory history, List<TapeAction> actions, int first) {
        int size = history.size();
        double[] dividends = new double[size];
        for (TapeAction action : actions) {
            if (action instanceof TapeAction.Dividend dividend) {
                int bar = 0;
                while (bar < size && history.date(bar).isBefore(dividend.exDate())) {
                    bar++;
                }
                if (bar < size) {
                    dividends[bar] += dividend.amount().doubleValue() * history.shares(bar);
                }
            }
        }
        for (int bar = 1; bar < size; bar++) {
            dividends[bar] += dividends[bar - 1];
        }
        return new PriceLane(history.series().open(), history.series().close(), dividends, first);
    }

    /// On how many bars a trade can be open.
    int room() {
        return Math.max(0, dividends.length - 1 - first);
    }

    /// What a share earns from the open of a bar to that of a later one, or to the close of the
    /// same one, as a fraction of its price; of a long, before costs.
    ///
    /// @param offset of the bar behind the first
    double gain(int offset, int bars) {
        int from = first + offset;
        int to = from + bars;
        double out = bars == 0 ? close[from] : open[to];
        return (out - open[from] + dividends[to] - dividends[from]) / open[from];
    }

    /// What a share that was bought at the open of a bar has earned at the close of it or a later
    /// one, in the same way.
    double marked(int from, int bar) {
        return (close[bar] - open[from] + dividends[bar] - dividends[from]) / open[from];
    }
}
