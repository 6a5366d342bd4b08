package bellwether.desk.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a failed attempt is repeated.
final class RetrySchedule {
    static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    private static final Duration LONGEST_ASKED = Duration.ofHours(24);
    private static final double SPREAD = 0.2;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /// The pause after an attempt has failed; none when it was the last.
    ///
    /// @param tries attempts so far, that one included
    /// @param asked what the other side has asked for
    Optional<Duration> after(int tries, Optional<Duration> asked) {
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        return asked.map(RetrySchedule::bounded).or(() -> Optional.of(spread(tries)));
    }

    private static Duration bounded(Duration asked) {
        if (asked.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ofSeconds(1);
        }
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }

    private Duration spread(int tries) {
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Duration.ofMillis(Math.round(PAUSES.get(tries - 1).toMillis() * factor));
    }
}
