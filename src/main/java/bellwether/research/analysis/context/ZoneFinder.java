package bellwether.research.analysis.context;

import bellwether.market.bars.Bars;
import bellwether.research.analysis.vote.PriceRounding;
import bellwether.technical.ta.chart.SwingPoints;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Finds supports and resistances: turning points of the last 252 bars (a high or low that five
/// bars on either side do not pass, known five bars later), put together from the lowest up while
/// they lie within half an average true range of the group's lowest. A group below the close is a
/// support, one above a resistance, whether it was made by tops or by bottoms.
///
/// Holds scratch space, so each thread needs its own.
public final class ZoneFinder {
    private static final int BARS = 252;
    private static final int REACH = 5;
    private static final int SHOWN = 3;
    private static final double WIDTH = 0.5;
    private static final String METHOD =
            "turning points of the last 252 bars (five bars on each side), grouped within half an ATR 14";

    private final int[] turns = new int[BARS];
    private final int[] bars = new int[2 * BARS];
    private final double[] prices = new double[2 * BARS];
    private int count;

    /// The nearest zones below and above the close.
    ///
    /// @param scale digits behind the point that the symbol's prices have
    public PriceZones find(Bars history, double close, double atr, int scale) {
        count = 0;
        int size = history.size();
        int from = Math.max(0, size - BARS);
        add(history.high(), SwingPoints.tops(history.high(), from, size, REACH, turns));
        add(history.low(), SwingPoints.bottoms(history.low(), from, size, REACH, turns));
        List<PriceZone> supports = new ArrayList<>();
        List<PriceZone> resistances = new ArrayList<>();
        double width = atr > 0 ? WIDTH * atr : 0;
        int first = 0;
        while (first < count) {
            int end = first;
            double sum = 0;
            int newest = 0;
            while (end < count && prices[end] - prices[first] <= width) {
                sum += prices[end] - prices[first];
                newest = Math.max(newest, bars[end]);
                end++;
            }
            double price = prices[first] + sum / (end - first);
            PriceZone zone =
                    new PriceZone(
                            PriceRounding.round(price, scale, RoundingMode.HALF_EVEN),
                            end - first,
                            DataQuality.date(history, newest),
                            100 * (price / close - 1));
            if (price < close) {
                supports.add(zone);
            } else if (price > close) {
                resistances.add(zone);
            }
            first = end;
        }
        return new PriceZones(
                supports.reversed().subList(0, Math.min(SHOWN, supports.size())),
                resistances.subList(0, Math.min(SHOWN, resistances.size())),
                METHOD);
    }

    /// Keeps the prices in order.
    private void add(double[] column, int found) {
        for (int i = 0; i < found; i++) {
            double price = column[turns[i]];
            int at = count++;
            while (at > 0 && prices[at - 1] > price) {
                prices[at] = prices[at - 1];
                bars[at] = bars[at - 1];
                at--;
            }
            prices[at] = price;
            bars[at] = turns[i];
        }
    }
}
