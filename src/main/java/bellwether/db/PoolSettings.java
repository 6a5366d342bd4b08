package bellwether.db;

/// How many connections a pool keeps and may open.
public record PoolSettings(int minimum, int maximum) {
    public PoolSettings {
        if (minimum < 0 || maximum < 1 || minimum > maximum) {
            throw new IllegalArgumentException(
                    "a pool needs 0 <= minimum <= maximum and maximum >= 1, was %d and %d"
                            .formatted(minimum, maximum));
        }
    }
}
