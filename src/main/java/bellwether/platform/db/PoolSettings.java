package bellwether.platform.db;

import java.time.Duration;

/// How many connections a pool keeps and may open, and who may wait for one.
///
/// @param minimum idle ones that it keeps
/// @param maximum open ones at most
/// @param waiting threads that may wait for one when all are in use; the next is refused at once
/// @param patience how long one waits
public record PoolSettings(int minimum, int maximum, int waiting, Duration patience) {
    /// As many as 100 clients at once, each with one request, need.
    public static final int WAITING = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public PoolSettings {
        if (minimum < 0 || maximum < 1 || minimum > maximum || waiting < 0) {
            throw new IllegalArgumentException(
                    "a pool needs 0 <= minimum <= maximum, maximum >= 1 and waiting >= 0, was %d, %d and %d"
                            .formatted(minimum, maximum, waiting));
        }
    }

    public PoolSettings(int minimum, int maximum) {
        this(minimum, maximum, WAITING);
    }

    public PoolSettings(int minimum, int maximum, int waiting) {
        this(minimum, maximum, waiting, PATIENCE);
    }

    PoolSettings with(Duration other) {
        return new PoolSettings(minimum, maximum, waiting, other);
    }
}
