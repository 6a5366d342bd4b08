package bellwether.platform.drawing;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Points in the order in which a line goes through them. A value that is not finite is a gap.
public final class ChartPoints {
    private final double[] x;
    private final double[] y;

    private ChartPoints(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /// So many points.
    public static ChartPoints of(int count, IntToDoubleFunction x, IntToDoubleFunction y) {
        double[] across = new double[count];
        double[] up = new double[count];
        Arrays.setAll(across, x);
        Arrays.setAll(up, y);
        return new ChartPoints(across, up);
    }

    /// @param pairs x and y by turns
    static ChartPoints of(double... pairs) {
        return of(pairs.length / 2, i -> pairs[2 * i], i -> pairs[2 * i + 1]);
    }

    public int count() {
        return x.length;
    }

    public double x(int index) {
        return x[index];
    }

    public double y(int index) {
        return y[index];
    }

    boolean isGap(int index) {
        return !Double.isFinite(y[index]);
    }

    /// The same points, and then those of others from their last to their first: the outline of
    /// what lies between two lines.
    ChartPoints andBack(ChartPoints others) {
        int n = count();
        int m = others.count();
        return of(
                n + m,
                i -> i < n ? x[i] : others.x[m - 1 - (i - n)],
                i -> i < n ? y[i] : others.y[m - 1 - (i - n)]);
    }

    ChartPoints withoutGaps() {
        int[] kept = new int[count()];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (!isGap(i)) {
                kept[count] = i;
                count++;
            }
        }
        return of(count, i -> x[kept[i]], i -> y[kept[i]]);
    }

    ChartPoints part(int from, int to) {
        return new ChartPoints(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
    }
}
