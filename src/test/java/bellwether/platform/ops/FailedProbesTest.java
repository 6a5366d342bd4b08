package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.ops.FailedProbes.Consequence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FailedProbesTest {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final FailedProbes probes = new FailedProbes();

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            probes.failed(LOOK);
        }
    }

    @Test
    void theThirdInARowIsTheAlarmAndIsToldOnce() {
        assertEquals(Consequence.NONE, probes.failed(LOOK));
        assertEquals(Consequence.NONE, probes.failed(LOOK));
        assertFalse(probes.isAlarmed());
        assertEquals(Consequence.ALARM, probes.failed(LOOK));
        assertTrue(probes.isAlarmed());
        assertEquals(Consequence.NONE, probes.failed(LOOK));
    }

    @Test
    void aMinuteAfterTheAlarmTheProcessEnds() {
        fail(3);
        for (int i = 1; i <= 11; i++) {
            assertEquals(Consequence.NONE, probes.failed(LOOK), i + " looks after the alarm");
        }
        assertEquals(Consequence.EXIT, probes.failed(LOOK));
        assertEquals(FailedProbes.LAST_CHANCE, probes.sinceAlarm());
    }

    @Test
    void timeBeforeTheAlarmDoesNotCount() {
        probes.failed(Duration.ofMinutes(10));
        probes.failed(Duration.ofMinutes(10));
        assertEquals(Consequence.ALARM, probes.failed(Duration.ofMinutes(10)));
        assertEquals(Duration.ZERO, probes.sinceAlarm());
        assertEquals(Consequence.NONE, probes.failed(LOOK));
    }

    @Test
    void oneGoodLookBeginsAnewAndIsTidingsOnlyAfterAnAlarm() {
        fail(2);
        assertEquals(Consequence.NONE, probes.passed());
        assertEquals(0, probes.inRow());
        fail(3);
        assertEquals(Consequence.RECOVERED, probes.passed());
        assertEquals(Consequence.NONE, probes.passed());
        fail(2);
        assertFalse(probes.isAlarmed());
    }
}
