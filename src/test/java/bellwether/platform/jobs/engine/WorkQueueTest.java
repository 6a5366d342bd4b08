package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// In which order batches are begun.
final class WorkQueueTest {
    private static final int NORMAL = 1;
    private static final int NIGHTLY = 3;

    private final WorkQueue queue = new WorkQueue(2);

    private WorkHandle add(String name, int lane) {
        WorkHandle work = work(name, lane);
        queue.add(work);
        return work;
    }

    private static WorkHandle work(String name, int... lanes) {
        List<ClaimedItem> items =
                IntStream.range(0, lanes.length)
                        .mapToObj(i ->
                                new ClaimedItem(
                                        new Item(i, i, name, 1, i),
                                        new JobId(new UUID(0, 1)),
                                        lanes[i],
                                        1))
                        .toList();
        return new WorkHandle(new JobId(new UUID(0, 1)), name, "{}", items);
    }

    private static String name(Optional<WorkHandle> work) {
        return work.map(WorkHandle::kind).orElse("nothing");
    }

    private String next() {
        return name(queue.next());
    }

    @Test
    void whatSomebodyWaitsForGoesFirstHoweverLateItCame() {
        IntStream.range(0, 100).forEach(n -> add("night " + n, NIGHTLY));
        WorkHandle first = queue.next().orElseThrow();
        add("asked", NORMAL);
        add("asked too", 0);
        assertEquals("night 0", first.kind());
        assertEquals("asked", next());
        assertEquals("asked too", next());
        assertEquals("night 1", next());
    }

    @Test
    void besideTheWorkersOneGoesOnWhenTheBackgroundHasThemAll() {
        WorkHandle first = add("night 0", 2);
        add("night 1", NIGHTLY);
        add("night 2", NIGHTLY);
        assertEquals("night 0", next());
        add("asked", NORMAL);
        assertEquals("nothing", name(queue.nextBeside()), "a worker is free and takes it");
        assertEquals("asked", next());
        assertEquals("night 1", next());
        add("asked again", NORMAL);
        assertEquals("asked again", name(queue.nextBeside()));
        assertEquals("nothing", name(queue.nextBeside()), "never of the background");
        queue.ended(first);
        add("asked at last", NORMAL);
        assertEquals("nothing", name(queue.nextBeside()));
        assertEquals("asked at last", next());
    }

    @Test
    void theBackgroundHasOneOfFiveWhereNothingOfItRuns() {
        for (int i = 0; i < 20; i++) {
            add("asked", NORMAL);
            add("night", NIGHTLY);
        }
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            WorkHandle work = queue.next().orElseThrow();
            begun.add(work.kind());
            queue.ended(work);
        }
        assertEquals(2, begun.stream().filter("night"::equals).count(), begun.toString());
        IntStream.range(0, 5).forEach(_ -> begun.add(next()));
        IntStream.range(0, 8).forEach(_ -> assertEquals("asked", next()));
        assertEquals(3, begun.stream().filter("night"::equals).count(), begun.toString());
    }

    @Test
    void aTicketWhoseWorkIsTakenFindsNothing() {
        assertEquals("nothing", next());
        assertEquals("nothing", name(queue.nextBeside()));
    }

    @Test
    void itIsOfTheBackgroundWhereNobodyWaitsForAnyOfIt() {
        assertTrue(work("a", 2, 3, Lanes.SUSPECTS).isBackground());
        assertEquals(false, work("a", NORMAL, Lanes.SUSPECTS).isBackground());
    }
}
