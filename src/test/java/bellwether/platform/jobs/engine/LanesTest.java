package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private static final int[] WEIGHTS = {8, 4, 2, 1};

    @Test
    void fifteenTurnsAreEightFourTwoAndOneWhereverTheyBegin() {
        Lanes lanes = new Lanes();
        int[] turns = IntStream.range(0, 300).map(i -> lanes.next()).toArray();
        for (int from = 0; from + 15 <= turns.length; from++) {
            int[] had = new int[WEIGHTS.length];
            for (int i = from; i < from + 15; i++) {
                had[turns[i]]++;
            }
            assertArrayEquals(WEIGHTS, had, "from turn " + from);
        }
    }

    /// In a burst the most urgent lane would have the first eight turns.
    @Test
    void turnsAreSpreadEvenly() {
        Lanes lanes = new Lanes();
        int[] had = new int[WEIGHTS.length];
        for (int turn = 1; turn <= 300; turn++) {
            had[lanes.next()]++;
            for (int lane = 0; lane < WEIGHTS.length; lane++) {
                double due = turn * WEIGHTS[lane] / 15.0;
                assertTrue(
                        Math.abs(had[lane] - due) <= 1.5,
                        "lane %d had %d of %.1f at turn %d".formatted(lane, had[lane], due, turn));
            }
        }
    }

    @Test
    void theMostUrgentLaneIsFirst() {
        assertEquals(0, new Lanes().next());
    }

    @Test
    void lanesBehindThePrioritiesHoldSuspects() {
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            assertEquals(lane >= WEIGHTS.length, Lanes.isSuspect(lane), "lane " + lane);
        }
    }
}
