package bellwether.platform.jobs;

import java.time.Duration;

/// How often an item is tried, and how long it waits in between.
///
/// @param most tries before an item fails for good
/// @param first the longest wait after the first failure; it doubles with each further one
/// @param longest what it never exceeds
/// @param crashes deaths of a process that had begun the item, alone, before it is quarantined
public record RetryPolicy(int most, Duration first, Duration longest, int crashes) {
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofMinutes(10), 3);

    public RetryPolicy {
        if (most < 1 || crashes < 1) {
            throw new IllegalArgumentException(
                    "tries must be 1 or more, were %d and %d".formatted(most, crashes));
        }
    }

    /// The wait after try `attempt`: half of it fixed, the other half by chance.
    ///
    /// @param chance 0 to 1
    public Duration pause(int attempt, double chance) {
        double most = first.toMillis() * Math.pow(2, attempt - 1);
        double millis = Math.min((double) longest.toMillis(), most);
        return Duration.ofMillis(Math.round(millis / 2 + chance * millis / 2));
    }
}
