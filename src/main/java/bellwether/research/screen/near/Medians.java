package bellwether.research.screen.near;

import java.util.Arrays;

/// Places within sorted values.
public final class Medians {
    private Medians() {}

    /// The middle of some values; NaN of none.
    public static double of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : quantile(sorted, 0.5);
    }

    /// By linear interpolation between the two values beside it.
    static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
