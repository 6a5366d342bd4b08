package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
    @Test
    void aWaitLeavesToLaterOnesWhatItMustAndIsNeverNegative() {
        Deadline far = new Deadline(Duration.ofHours(2));
        assertFalse(far.over());
        assertTrue(far.rest().compareTo(Duration.ofHours(2)) <= 0);
        Duration before = far.restBefore(Duration.ofHours(1));
        assertTrue(before.compareTo(Duration.ofHours(1)) <= 0, before.toString());
        assertTrue(before.compareTo(Duration.ofMinutes(50)) > 0, before.toString());
        assertEquals(Duration.ZERO, far.restBefore(Duration.ofHours(3)));
        Deadline past = new Deadline(Duration.ofSeconds(-1));
        assertTrue(past.over());
        assertEquals(Duration.ZERO, past.rest());
    }
}
