package bellwether.technical.ta.chart;

/// Turning points of one column: bars whose value no bar within `reach` on either side goes beyond.
/// Of equal ones the latest stands. Each is known `reach` bars after it happened, so the last
/// `reach` bars hold none.
public final class SwingPoints {
    private SwingPoints() {}

    /// Writes the bars of the tops in `in[from .. size − 1]` to `out`, the newest first, and gives
    /// their number: at most `out.length`.
    public static int tops(double[] in, int from, int size, int reach, int[] out) {
        return find(in, from, size, reach, 1, out);
    }

    /// The same for bottoms.
    public static int bottoms(double[] in, int from, int size, int reach, int[] out) {
        return find(in, from, size, reach, -1, out);
    }

    private static int find(double[] in, int from, int size, int reach, int side, int[] out) {
        int count = 0;
        for (int at = size - 1 - reach; at >= from + reach && count < out.length; at--) {
            if (stands(in, at, reach, side)) {
                out[count++] = at;
            }
        }
        return count;
    }

    /// The nearest bars are asked first: they mostly say no.
    static boolean stands(double[] in, int at, int reach, int side) {
        double best = side * in[at];
        for (int i = 1; i <= reach; i++) {
            if (side * in[at - i] > best || side * in[at + i] >= best) {
                return false;
            }
        }
        return true;
    }
}
