package bellwether.platform.loops;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses between tries of a loop: 50 ms, doubling to 5 s, half of each by chance so that many
/// processes do not come back in step.
final class Backoff {
    private static final long FIRST = 50;
    private static final long LONGEST = 5_000;

    private long most = FIRST;

    Duration next() {
        long millis = most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
        most = Math.min(LONGEST, most * 2);
        return Duration.ofMillis(millis);
    }

    void reset() {
        most = FIRST;
    }
}
