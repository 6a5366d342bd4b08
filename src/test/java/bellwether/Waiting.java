package bellwether;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waits for something outside that says nothing by itself, such as a process; fails after a
/// minute.
public final class Waiting {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Waiting() {}

    public static void until(Callable<Boolean> met) {
        looking().until(met);
    }

    /// The value, once it is as it should be.
    public static <T> T until(Callable<T> value, Predicate<T> met) {
        return looking().until(value, met);
    }

    private static ConditionFactory looking() {
        return Awaitility.await()
                .atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .pollInSameThread();
    }
}
