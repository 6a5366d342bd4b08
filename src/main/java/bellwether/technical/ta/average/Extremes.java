package bellwether.technical.ta.average;

/// Where the highest and the lowest value of a window stands; the latest one when several are
/// equal.
public final class Extremes {
    private Extremes() {}

    /// The index of the highest of `in[first..last]`.
    public static int highest(double[] in, int first, int last) {
        int at = first;
        double best = in[first];
        for (int i = first + 1; i <= last; i++) {
            if (in[i] >= best) {
                best = in[i];
                at = i;
            }
        }
        return at;
    }

    /// The index of the lowest of `in[first..last]`.
    public static int lowest(double[] in, int first, int last) {
        int at = first;
        double best = in[first];
        for (int i = first + 1; i <= last; i++) {
            if (in[i] <= best) {
                best = in[i];
                at = i;
            }
        }
        return at;
    }
}
