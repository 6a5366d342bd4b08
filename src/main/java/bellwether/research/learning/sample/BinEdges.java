package bellwether.research.learning.sample;

import java.util.Arrays;

/// Where the bins of one feature part: at most 64 of them, by quantiles of the training rows. Bin 0
/// is an absent value; bin k holds what is above the edge before it and not above its own.
public final class BinEdges {
    /// Bins of a feature at most, without the one of absent values.
    public static final int MOST_BINS = 64;

    private final double[] edges;
    private final double[] centres;

    /// @param edges strictly ascending, fewer than 64
    /// @param centres the value that stands for each bin; one more than edges
    private BinEdges(double[] edges, double[] centres) {
        this.edges = edges;
        this.centres = centres;
    }

    /// Edges and the value that stands for each bin.
    ///
    /// @param edges strictly ascending, at most 63
    /// @param centres of bins 1, 2 and so on; one more than edges
    public static BinEdges of(double[] edges, double[] centres) {
        if (edges.length >= MOST_BINS || centres.length != edges.length + 1) {
            throw new IllegalArgumentException(
                    "edges must be at most 63 with one centre more, were %d with %d"
                            .formatted(edges.length, centres.length));
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] < edges[i])) {
                throw new IllegalArgumentException("edges must ascend, did not at " + i);
            }
        }
        return new BinEdges(edges.clone(), centres.clone());
    }

    /// Bins of equal count of these training values; equal ones share a bin. Where there are 64
    /// different ones or fewer, each has its own. Without a value there is one empty bin.
    ///
    /// @param training in any order; NaN is absent
    public static BinEdges ofTraining(double[] training) {
        double[] sorted =
                Arrays.stream(training).filter(value -> !Double.isNaN(value)).sorted().toArray();
        double[] edges = Arrays.stream(sorted).distinct().limit(MOST_BINS + 1L).toArray();
        double[] own =
                edges.length <= MOST_BINS
                        ? Arrays.copyOf(edges, Math.max(0, edges.length - 1))
                        : quantiles(sorted);
        return new BinEdges(own, means(sorted, own));
    }

    private static double[] quantiles(double[] sorted) {
        double[] edges = new double[MOST_BINS - 1];
        int count = 0;
        for (int bin = 1; bin < MOST_BINS; bin++) {
            double edge = sorted[(int) ((long) sorted.length * bin / MOST_BINS) - 1];
            if (edge < sorted[sorted.length - 1] && (count == 0 || edge > edges[count - 1])) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    private static double[] means(double[] sorted, double[] edges) {
        double[] means = new double[edges.length + 1];
        int from = 0;
        for (int bin = 0; bin < means.length; bin++) {
            double sum = 0;
            int to = from;
            while (to < sorted.length && (bin == edges.length || sorted[to] <= edges[bin])) {
                sum += sorted[to];
                to++;
            }
            means[bin] = to == from ? 0 : sum / (to - from);
            from = to;
        }
        return means;
    }

    /// The bin of a value: 0 where it is NaN, else 1 to [#bins].
    public byte bin(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int low = 0;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= edges[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (byte) (low + 1);
    }

    /// How many bins there are without the one of absent values.
    public int bins() {
        return centres.length;
    }

    /// A copy, ascending.
    public double[] edges() {
        return edges.clone();
    }

    /// The value that stands for a bin: the mean of its training values; NaN for bin 0.
    public float centre(int bin) {
        return bin == 0 ? Float.NaN : (float) centres[bin - 1];
    }
}
