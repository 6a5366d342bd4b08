package bellwether;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Between two looks at something outside that says nothing by itself, such as a process.
public final class Pause {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Pause() {}

    public static void briefly() {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
}
