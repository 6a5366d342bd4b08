package bellwether.desk.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.desk.alert.watch.DrillResult.DrillChange;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class BarChangesTest {
    /// 100 changes, 60 of them up, `apart` bars from each other.
    private static DrillChange hundred(int horizon, int apart) {
        BarChanges changes = new BarChanges(horizon);
        for (int i = 0; i < 100; i++) {
            changes.add(i * apart, i % 5 < 3 ? 2.0 : -1.0);
        }
        return changes.summary();
    }

    @Test
    void theIntervalIsWilsonsWhereNothingOverlaps() {
        DrillChange change = hundred(5, 5);
        assertEquals(60, change.up());
        assertEquals(51.78, Objects.requireNonNull(change.upLow()), 0.01);
        assertEquals(67.69, Objects.requireNonNull(change.upHigh()), 0.01);
    }

    @Test
    void changesThatOverlapCountAsFewer() {
        DrillChange change = hundred(5, 1);
        assertEquals(100, change.n());
        assertEquals(41.86, Objects.requireNonNull(change.upLow()), 0.01); // of 20
        assertEquals(75.76, Objects.requireNonNull(change.upHigh()), 0.01);
    }

    @Test
    void whatIsNotKnownIsNotCounted() {
        BarChanges changes = new BarChanges(1);
        changes.add(0, null);
        assertEquals(0, changes.summary().n());
        assertNull(changes.summary().upLow());
        changes.add(1, 1.0);
        changes.add(2, 3.0);
        assertEquals(2.0, changes.summary().median());
    }
}
