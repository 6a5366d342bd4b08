package bellwether.technical.ta;

/// A column that an indicator reads.
public enum Input {
    OPEN(1),
    HIGH(2),
    LOW(4),
    CLOSE(8),
    VOLUME(16),
    /// The close of another series, bar by bar beside this one: an index, a sector, a rival.
    BENCHMARK(32),
    /// The number of the session that a bar lies in; none outside the sessions of the exchange.
    SESSION(64),
    /// The same number on every bar from the one on that is counted from; none before it.
    ANCHOR(128);

    /// Its place in a set of columns.
    final int bit;

    Input(int bit) {
        this.bit = bit;
    }

    /// Whether a series may be without it.
    boolean isOptional() {
        return compareTo(BENCHMARK) >= 0;
    }
}
