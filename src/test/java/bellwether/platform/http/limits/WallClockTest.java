package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WallClockTest {
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T00:00:01.000000007Z, 1000000007",
        "1969-12-31T23:59:59.999999999Z, -1",
        "2026-11-02T12:00:00.123456789Z, 1793620800123456789"
    })
    void nanosecondsAreCountedFromTheEpoch(Instant now, long nanos) {
        assertEquals(nanos, new WallClock(() -> now).currentTimeNanos());
    }

    /// Else the library would keep its own idea of when a bucket is full.
    @Test
    void itIsTheTimeOfDay() {
        assertTrue(new WallClock(() -> Instant.EPOCH).isWallClockBased());
    }
}
