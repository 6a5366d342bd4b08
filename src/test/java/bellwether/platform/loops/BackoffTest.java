package bellwether.platform.loops;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private static final long[] MOST = {50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000};

    @Test
    void pausesDoubleUpToFiveSecondsAndHalfOfEachIsFixed() {
        for (int round = 0; round < 200; round++) {
            Backoff backoff = new Backoff();
            for (long most : MOST) {
                requireWithin(backoff.next(), most);
            }
        }
    }

    @Test
    void aStepThatWentWellBeginsAnew() {
        Backoff backoff = new Backoff();
        for (int i = 0; i < 9; i++) {
            backoff.next();
        }
        backoff.reset();
        requireWithin(backoff.next(), 50);
        requireWithin(backoff.next(), 100);
    }

    /// Processes that failed together do not come back together.
    @Test
    void theOtherHalfIsChance() {
        long least = Long.MAX_VALUE;
        long greatest = 0;
        for (int i = 0; i < 500; i++) {
            long millis = new Backoff().next().toMillis();
            least = Math.min(least, millis);
            greatest = Math.max(greatest, millis);
        }
        assertTrue(least < 30 && greatest > 45, least + " to " + greatest);
    }

    private static void requireWithin(Duration pause, long most) {
        long millis = pause.toMillis();
        assertTrue(millis >= most / 2 && millis <= most, millis + " of " + most);
    }
}
