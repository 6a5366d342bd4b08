package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private final Lanes lanes = new Lanes();

    @Test
    void ofThreeTurnsTwoAreOfTheMoreUrgentLane() {
        assertEquals(
                List.of(0, 1, 0, 0, 1, 0, 0, 1, 0),
                IntStream.range(0, 9).mapToObj(_ -> lanes.nextAwaited()).toList());
        assertEquals(
                List.of(2, 3, 2, 2, 3, 2, 2, 3, 2),
                IntStream.range(0, 9).mapToObj(_ -> lanes.nextBackground()).toList());
    }

    @Test
    void lanesBehindThePrioritiesHoldSuspects() {
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            assertEquals(lane >= 4, Lanes.isSuspect(lane), "lane " + lane);
            assertEquals(lane >= 2, Lanes.isBackground(lane), "lane " + lane);
        }
    }
}
