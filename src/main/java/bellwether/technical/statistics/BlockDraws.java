package bellwether.technical.statistics;

/// The random choices of a stationary bootstrap, step by step.
public interface BlockDraws {
    /// Whether a new block begins at this step; the first step always begins one.
    boolean jumps(int step);

    /// Where the block that begins at this step starts in the series.
    int start(int step);
}
