package bellwether.research.backtest.doubt;

import bellwether.research.backtest.ClosedTrade;
import bellwether.technical.statistics.SplitMix64;
import java.math.BigDecimal;
import java.util.Arrays;

/// The trades of one symbol as numbers, laid at random times again and again.
final class LaidTrades {
    private final PriceLane prices;
    private final RandomPlaces places;
    private final int first;
    private final int[] bars;
    private final double[] sides;
    private final double[] weights;
    private final double[] costs;
    private double own;

    LaidTrades(RandomEntries.Lane lane) {
        int n = lane.trades().size();
        first = lane.first() + 1;
        prices = PriceLane.of(lane.history(), lane.actions(), first);
        bars = new int[n];
        sides = new double[n];
        weights = new double[n];
        costs = new double[n];
        for (int i = 0; i < n; i++) {
            ClosedTrade trade = lane.trades().get(i);
            double value = value(trade, lane.priceUnit());
            bars[i] = trade.exit().bar() - trade.entry().bar();
            sides[i] = trade.direction().sign();
            weights[i] = lane.weights().get(i);
            costs[i] = trade.money().costs().doubleValue() / value;
            own += log(weights[i] * (trade.money().net().doubleValue() / value));
        }
        places = new RandomPlaces(bars, prices.room());
    }

    /// What an entry cost, in money.
    static double value(ClosedTrade trade, BigDecimal priceUnit) {
        return trade.entry().price().doubleValue()
                * trade.quantity().doubleValue()
                * priceUnit.doubleValue();
    }

    int count() {
        return bars.length;
    }

    boolean fit() {
        return places.fit();
    }

    /// Log growth by the trades as they were.
    double own() {
        return own;
    }

    /// Lays them anew.
    ///
    /// @param marks to whose values their growth so far is added
    /// @return log growth by all of them
    double draw(SplitMix64 random, Marks marks) {
        int[] starts = places.draw(random);
        marks.clear();
        double sum = 0;
        for (int i = 0; i < starts.length; i++) {
            double whole =
                    log(weights[i] * (sides[i] * prices.gain(starts[i], bars[i]) - costs[i]));
            sum += whole;
            mark(marks, i, first + starts[i], whole);
        }
        marks.settle();
        return sum;
    }

    /// A trade from the close of its first bar on: at each close as if it were sold there, and as
    /// it came out from the bar on at whose open it ends.
    private void mark(Marks marks, int trade, int entry, double whole) {
        int out = entry + bars[trade];
        int mark = marks.from(entry);
        while (mark < marks.count() && marks.bar(mark) < out) {
            double gain = sides[trade] * prices.marked(entry, marks.bar(mark)) - costs[trade];
            marks.add(mark, log(weights[trade] * gain));
            mark++;
        }
        marks.addFrom(mark, whole);
    }

    /// Of growth; all lost is as little as there can be.
    private static double log(double gain) {
        return gain > -1 ? Math.log1p(gain) : Double.NEGATIVE_INFINITY;
    }

    /// Closes at which draws are valued.
    static final class Marks {
        private final int[] bars;
        private final int[] fromBar;
        private final double[] open;
        private final double[] closed;

        /// @param bars of each close, not falling; -1 before the first bar
        /// @param size of the history
        Marks(int[] bars, int size) {
            this.bars = bars.clone();
            this.open = new double[bars.length];
            this.closed = new double[bars.length + 1];
            this.fromBar = new int[size + 1];
            int mark = 0;
            for (int bar = 0; bar <= size; bar++) {
                while (mark < bars.length && bars[mark] < bar) {
                    mark++;
                }
                fromBar[bar] = mark;
            }
        }

        int count() {
            return bars.length;
        }

        private int bar(int mark) {
            return bars[mark];
        }

        /// The first mark at or behind a bar.
        private int from(int bar) {
            return fromBar[Math.min(bar, fromBar.length - 1)];
        }

        private void clear() {
            Arrays.fill(open, 0);
            Arrays.fill(closed, 0);
        }

        private void add(int mark, double growth) {
            open[mark] += growth;
        }

        private void addFrom(int mark, double growth) {
            closed[mark] += growth;
        }

        private void settle() {
            double sum = 0;
            for (int mark = 0; mark < bars.length; mark++) {
                sum += closed[mark];
                open[mark] += sum;
            }
        }

        /// Log growth until a mark.
        double growth(int mark) {
            return open[mark];
        }
    }
}
