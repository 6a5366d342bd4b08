package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PeriodicTaskTest {
    @Test
    void aTaskIsDoneAtOnceAndThenOnceInAWhile() {
        PeriodicTask hourly = new PeriodicTask(Duration.ofHours(1));
        assertTrue(hourly.now());
        assertFalse(hourly.now());
        PeriodicTask always = new PeriodicTask(Duration.ZERO);
        assertTrue(always.now());
        assertTrue(always.now());
    }
}
