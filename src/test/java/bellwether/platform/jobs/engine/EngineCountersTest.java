package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.JobCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EngineCountersTest {
    private final EngineCounters counters = new EngineCounters();

    @Test
    void aReadingIsOfItsMoment() {
        counters.add(EngineCounter.DONE, 3);
        JobCounts before = counters.all();
        counters.add(EngineCounter.DONE, 2);
        assertEquals(3, before.of(EngineCounter.DONE));
        assertEquals(5, counters.all().of(EngineCounter.DONE));
        assertThrows(
                UnsupportedOperationException.class,
                () -> before.all().put(EngineCounter.DONE, 0L));
    }

    @Test
    void everyCounterIsThereFromTheStart() {
        JobCounts all = counters.all();
        assertEquals(EngineCounter.values().length, all.all().size());
        assertTrue(all.all().values().stream().allMatch(count -> count == 0));
        assertEquals(0, new JobCounts(Map.of(EngineCounter.DONE, 1L)).of(EngineCounter.FAILED));
    }
}
