package bellwether.technical.statistics.models;

import bellwether.technical.statistics.StatisticsInput;

/// Whether a stream of losses has risen (Page 1954; Hinkley 1971): m sums value − running mean − δ,
/// and there is an alarm when it is more than a threshold above its lowest. One thread.
public final class PageHinkley {
    private final double tolerance;
    private final double threshold;
    private int count;
    private double mean;
    private double sum;
    private double lowest;

    /// Of a tolerance δ and a threshold.
    public PageHinkley(double tolerance, double threshold) {
        StatisticsInput.notNegative("tolerance", tolerance);
        StatisticsInput.notNegative("threshold", threshold);
        this.tolerance = tolerance;
        this.threshold = threshold;
    }

    /// What it remembers.
    ///
    /// @param count values that were added
    /// @param mean of them
    /// @param sum m
    /// @param lowest that m has been
    public record Memory(int count, double mean, double sum, double lowest) {
        /// Of no value.
        public static final Memory NONE = new Memory(0, 0, 0, 0);
    }

    /// One that goes on where another stopped.
    public static PageHinkley resumed(double tolerance, double threshold, Memory memory) {
        PageHinkley test = new PageHinkley(tolerance, threshold);
        test.count = memory.count();
        test.mean = memory.mean();
        test.sum = memory.sum();
        test.lowest = memory.lowest();
        return test;
    }

    public Memory memory() {
        return new Memory(count, mean, sum, lowest);
    }

    /// One more value; whether there is an alarm now.
    public boolean add(double value) {
        StatisticsInput.finite("value", value);
        count++;
        mean += (value - mean) / count;
        sum += value - mean - tolerance;
        lowest = Math.min(lowest, sum);
        return sum - lowest > threshold;
    }

    /// How many values were added.
    public int count() {
        return count;
    }
}
