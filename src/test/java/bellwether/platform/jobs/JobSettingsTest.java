package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Audit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class JobSettingsTest {
    private static final HeartbeatSettings QUICK =
            heart(Duration.ofSeconds(1), Duration.ofSeconds(2));

    private static HeartbeatSettings heart(Duration beat, Duration silence) {
        Duration second = Duration.ofSeconds(1);
        return new HeartbeatSettings(beat, silence, second, second, second, second, second);
    }

    /// One late beat is no death.
    @Test
    void twoBeatsMustFitIntoASilence() {
        Duration silence = Duration.ofSeconds(10);
        assertEquals(Duration.ofSeconds(5), heart(Duration.ofSeconds(5), silence).beat());
        IllegalArgumentException fault =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> heart(Duration.ofMillis(5_001), silence));
        assertEquals(
                "two beats of PT5.001S must fit into the silence of PT10S", fault.getMessage());
    }

    @Test
    void aProcessMayHaveNoWorkersButNotFewer() {
        assertEquals(0, JobSettings.of(0).workers());
        assertThrows(IllegalArgumentException.class, () -> JobSettings.of(-1));
    }

    /// Every change keeps what the others have set, in whichever order.
    @Test
    void eachChangeKeepsAllOthers() {
        Audit audit = (actor, action, object, outcome) -> {};
        Consumer<JobEvent> news = event -> {};
        LongSupplier nanos = () -> 42;
        JobSettings one =
                JobSettings.of(3)
                        .with(QUICK)
                        .withDeadline(Duration.ofSeconds(9))
                        .withNanoTime(nanos)
                        .withDrain(Duration.ofSeconds(8))
                        .withKept(Optional.empty())
                        .withoutListening()
                        .withVersion("9.9")
                        .with(audit)
                        .withNews(news)
                        .with(new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(1), 1));
        JobSettings other =
                JobSettings.of(3)
                        .with(new RetryPolicy(2, Duration.ofSeconds(1), Duration.ofSeconds(1), 1))
                        .withNews(news)
                        .with(audit)
                        .withVersion("9.9")
                        .withoutListening()
                        .withKept(Optional.empty())
                        .withDrain(Duration.ofSeconds(8))
                        .withNanoTime(nanos)
                        .withDeadline(Duration.ofSeconds(9))
                        .with(QUICK);
        assertEquals(one, other);
        assertEquals(3, one.workers());
        assertEquals(QUICK, one.heartbeat());
        assertEquals(
                new Timing(
                        QUICK,
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(8),
                        Optional.empty(),
                        nanos),
                one.timing());
        assertEquals(new NotifySettings(false, Optional.empty()), one.hearing());
        assertSame(news, one.news());
        assertEquals(new EngineListeners("9.9", audit, news), one.telling());
    }

    @Test
    void aJobNeedsAnItemAndAPriorityThatThereIs() {
        assertEquals(
                "a job needs at least one item",
                assertThrows(IllegalArgumentException.class, () -> job(1, List.of())).getMessage());
        assertEquals(0, job(0, List.of("A")).priority());
        assertEquals(3, job(3, List.of("A")).priority());
        for (int wrong : new int[] {-1, 4}) {
            assertEquals(
                    "priority must be 0 to 3, was " + wrong,
                    assertThrows(IllegalArgumentException.class, () -> job(wrong, List.of("A")))
                            .getMessage());
        }
    }

    @Test
    void keysAddedAfterwardsAreNotItsItems() {
        List<String> keys = new ArrayList<>(List.of("A"));
        NewJob job = job(1, keys);
        keys.add("B");
        assertEquals(List.of("A"), job.keys());
    }

    private static NewJob job(int priority, List<String> keys) {
        return new NewJob("ann", "echo", "{}", keys, priority, Optional.empty(), "hash");
    }
}
