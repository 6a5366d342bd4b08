package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.JobId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class StopFlagsTest {
    private static final JobId FIRST = new JobId(new UUID(0, 1));
    private static final JobId SECOND = new JobId(new UUID(0, 2));

    private final AtomicBoolean fenced = new AtomicBoolean();
    private final StopFlags stops = new StopFlags(fenced::get);

    @Test
    void aJobThatStopsStopsNoOther() {
        stops.stop(FIRST);
        assertTrue(stops.of(FIRST));
        assertFalse(stops.of(SECOND));
        assertFalse(stops.all());
        stops.resume(FIRST);
        assertFalse(stops.of(FIRST));
    }

    @Test
    void aFenceHoldsAllWorkOnlyForAsLongAsItStands() {
        fenced.set(true);
        assertTrue(stops.all());
        assertTrue(stops.of(SECOND));
        assertFalse(stops.draining());
        fenced.set(false);
        assertFalse(stops.of(SECOND));
    }

    @Test
    void aProcessThatDrainsStopsForGood() {
        stops.drain();
        assertTrue(stops.draining());
        assertTrue(stops.of(FIRST));
        stops.resume(FIRST);
        stops.replace(Set.of());
        assertTrue(stops.of(FIRST));
    }

    /// The database knows best: what another process resumed goes on here, and what it paused
    /// stops.
    @Test
    void whatTheDatabaseSaysReplacesWhatWasKnown() {
        stops.stop(FIRST);
        stops.replace(Set.of(SECOND));
        assertFalse(stops.of(FIRST));
        assertTrue(stops.of(SECOND));
        stops.replace(Set.of(SECOND));
        assertTrue(stops.of(SECOND), "saying it again changes nothing");
        stops.replace(Set.of());
        assertEquals(false, stops.of(SECOND));
    }
}
