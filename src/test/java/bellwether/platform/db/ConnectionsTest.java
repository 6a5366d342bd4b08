package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConnectionsTest {
    private static final DatabaseAddress DIRECT = DatabaseAddress.parse("postgres://ann@host/db");

    @Test
    void everyStatementOfARequestIsLimitedByTheServerBeforeTheDriverGivesUp() {
        Map<String, String> limits = Connections.limits(DIRECT);
        assertTrue(
                String.valueOf(limits.get("options")).contains("statement_timeout=5000"),
                limits.toString());
        assertEquals("15", limits.get("socketTimeout"), "three times as long, in seconds");
    }

    /// A session there serves others too, and the pooler refuses options.
    @Test
    void behindAPoolerNoSessionIsGivenLimits() {
        assertFalse(Connections.limits(DIRECT.behindPooler()).containsKey("options"));
        assertFalse(Connections.upkeep(DIRECT.behindPooler()).containsKey("options"));
    }

    @Test
    void maintenanceTakesItsTimeAndStillWaitsForNoLock() {
        Map<String, String> limits = Connections.upkeep(DIRECT);
        assertEquals("-c statement_timeout=1800000 -c lock_timeout=2000", limits.get("options"));
        assertEquals("0", limits.get("socketTimeout"));
        assertEquals("5", limits.get("connectTimeout"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 0", "0, 0, 0", "2, 1, 0", "0, 1, -1"})
    void aPoolThatCannotBeIsRefused(int minimum, int maximum, int waiting) {
        IllegalArgumentException fault =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new PoolSettings(minimum, maximum, waiting));
        assertTrue(
                String.valueOf(fault.getMessage())
                        .endsWith("was %d, %d and %d".formatted(minimum, maximum, waiting)),
                fault.getMessage());
    }

    @Test
    void anotherPatienceChangesNothingElse() {
        PoolSettings size = new PoolSettings(1, 4, 9).with(Duration.ofMillis(7));
        assertEquals(new PoolSettings(1, 4, 9, Duration.ofMillis(7)), size);
        assertEquals(0.75, new PoolState("web", 4, 1, 4, 1, 3, 0).utilisation());
    }
}
