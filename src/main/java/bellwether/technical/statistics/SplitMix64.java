package bellwether.technical.statistics;

/// A random generator whose numbers are the same on every Java and machine (Steele, Lea and Flood
/// 2014). Not for secrets; one thread.
public final class SplitMix64 {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    public long nextLong() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// From 0 inclusive to 1 exclusive.
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /// From 0 inclusive to a bound exclusive; its bias is under bound ÷ 2⁶⁴.
    public int nextInt(int bound) {
        StatisticsInput.atLeast("bound", bound, 1);
        return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /// Brings the first values of an array into random order: each a draw of all those from it on.
    public void shuffleFirst(double[] values, int count) {
        for (int i = 0; i < Math.min(count, values.length - 1); i++) {
            int other = i + nextInt(values.length - i);
            double kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
    }
}
