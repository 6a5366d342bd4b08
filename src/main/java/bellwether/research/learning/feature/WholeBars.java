package bellwether.research.learning.feature;

import bellwether.market.bars.Bars;
import java.util.Arrays;

/// Bars whose prices are all numbers above 0.
public final class WholeBars {
    private WholeBars() {}

    /// Those bars alone.
    public static Bars of(Bars bars) {
        int[] kept = kept(bars);
        return kept.length == bars.size() ? bars : picked(bars, kept);
    }

    /// The places of those bars.
    static int[] kept(Bars bars) {
        int[] kept = new int[bars.size()];
        int count = 0;
        for (int bar = 0; bar < kept.length; bar++) {
            if (isPrice(bars.open()[bar])
                    && isPrice(bars.high()[bar])
                    && isPrice(bars.low()[bar])
                    && isPrice(bars.close()[bar])) {
                kept[count++] = bar;
            }
        }
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    private static boolean isPrice(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    static Bars picked(Bars bars, int[] kept) {
        Bars picked = Bars.room(kept.length);
        for (int i = 0; i < kept.length; i++) {
            picked.put(i, bars, kept[i], 1);
        }
        return picked;
    }

    /// Moves values of the picked bars to their places; others are absent.
    static void spread(int[] kept, int size, double[] values) {
        int from = kept.length - 1;
        for (int bar = size - 1; bar >= 0; bar--) {
            boolean isKept = from >= 0 && kept[from] == bar;
            values[bar] = isKept ? values[from--] : Double.NaN;
        }
    }
}
