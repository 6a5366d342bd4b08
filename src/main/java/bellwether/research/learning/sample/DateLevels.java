package bellwether.research.learning.sample;

import java.util.Arrays;

/// Scales weights so that dates weigh alike. Sums are made by date and by size, so that the order
/// of the rows changes no bit.
final class DateLevels {
    private DateLevels() {}

    /// Scales those of each date to the same sum, and all to the rows. A date without any weight
    /// stays without.
    static void level(int[] dates, double[] weights, int rows) {
        int last = Arrays.stream(dates, 0, rows).max().orElse(-1);
        double[] sums = sums(dates, weights, rows, last + 1);
        long dated = Arrays.stream(sums).filter(sum -> sum > 0).count();
        for (int row = 0; row < rows; row++) {
            double sum = sums[dates[row]];
            weights[row] = sum > 0 ? weights[row] / sum * rows / dated : 0;
        }
    }

    private static double[] sums(int[] dates, double[] weights, int rows, int count) {
        // whole numbers of 2⁻⁴⁰ add up to the same in any order
        long[] sums = new long[count];
        for (int row = 0; row < rows; row++) {
            sums[dates[row]] += Math.round(weights[row] * 0x1p40);
        }
        return Arrays.stream(sums).mapToDouble(sum -> sum * 0x1p-40).toArray();
    }
}
