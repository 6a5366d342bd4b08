package bellwether.ta;

/// A column that an indicator reads.
public enum Input {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    /// The close of another series, bar by bar beside this one: an index, a sector, a rival.
    BENCHMARK
}
