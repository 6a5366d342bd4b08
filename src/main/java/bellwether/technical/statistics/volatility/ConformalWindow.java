package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;
import java.util.Optional;

/// How far the newest outcomes were from their forecasts, and the distance that a share of them
/// kept: the ⌈(W+1)·level⌉-th smallest of the last W (Vovk, Gammerman and Shafer 2005). Before W
/// scores there is none. One thread.
public final class ConformalWindow {
    private static final double ROUNDING = 1e-12;

    private final double[] newest;
    private final double[] sorted;
    private int count;

    /// Of this size.
    public ConformalWindow(int size) {
        StatisticsInput.atLeast("size", size, 1);
        this.newest = new double[size];
        this.sorted = new double[size];
    }

    /// A forecast's outcome has come.
    ///
    /// @param score how far it was off, in units of the forecast's scale
    public void add(double score) {
        StatisticsInput.notNegative("score", score);
        int place = count % newest.length;
        int size = Math.min(count, newest.length);
        if (size == newest.length) {
            remove(newest[place], size);
            size--;
        }
        insert(score, size);
        newest[place] = score;
        count++;
    }

    private void remove(double score, int size) {
        int at = Arrays.binarySearch(sorted, 0, size, score);
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    }

    private void insert(double score, int size) {
        int found = Arrays.binarySearch(sorted, 0, size, score);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = score;
    }

    /// How many scores there are, at most its size.
    public int size() {
        return Math.min(count, newest.length);
    }

    /// The distance within which an outcome falls with this probability; for levels that the window
    /// is too short for, the largest.
    public Optional<Double> distance(double level) {
        StatisticsInput.probability("level", level);
        int size = newest.length;
        if (count < size) {
            return Optional.empty();
        }
        int rank = (int) Math.ceil((size + 1) * level - ROUNDING);
        return Optional.of(sorted[Math.clamp(rank, 1, size) - 1]);
    }
}
