package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StalledLoopsTest {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final List<String> NONE = List.of();

    private final StalledLoops loops = new StalledLoops();

    private List<String> look(LoopView.State state, long progress) {
        return look("pump", state, progress);
    }

    private List<String> look(String name, LoopView.State state, long progress) {
        LoopView view =
                new LoopView(
                        name,
                        0,
                        Duration.ZERO,
                        Optional.empty(),
                        new LoopView.Motion(state, progress, Duration.ofSeconds(10)));
        return loops.look(List.of(view), LOOK);
    }

    @Test
    void aBusyLoopWithoutProgressIsToldOnceItsLongestStepIsOver() {
        assertEquals(NONE, look(LoopView.State.BUSY, 7));
        assertEquals(NONE, look(LoopView.State.BUSY, 7), "5 s");
        assertEquals(NONE, look(LoopView.State.BUSY, 7), "just 10 s");
        assertEquals(List.of("pump: no progress for 15 s"), look(LoopView.State.BUSY, 7));
    }

    @Test
    void anyProgressOrPauseBeginsAnew() {
        for (LoopView.State state :
                List.of(
                        LoopView.State.PAUSING,
                        LoopView.State.NOT_STARTED,
                        LoopView.State.CLOSED)) {
            for (int i = 0; i < 2; i++) {
                assertEquals(NONE, look(LoopView.State.BUSY, 7));
            }
            assertEquals(NONE, look(state, 7), state.name());
        }
        for (int progress = 0; progress < 10; progress++) {
            assertEquals(NONE, look(LoopView.State.BUSY, progress));
        }
    }

    @Test
    void aDeadLoopIsToldAtOnce() {
        assertEquals(List.of("pump: its thread has ended"), look(LoopView.State.DEAD, 1));
    }

    @Test
    void aLoopThatWasNotSeenAtTheLookBeforeIsNew() {
        look(LoopView.State.BUSY, 7);
        look(LoopView.State.BUSY, 7);
        look("other", LoopView.State.BUSY, 1);
        for (int i = 0; i < 3; i++) {
            assertEquals(NONE, look(LoopView.State.BUSY, 7));
        }
    }

    @Test
    void timeInWhichNothingCouldMoveAccusesNobody() {
        for (int i = 0; i < 3; i++) {
            look(LoopView.State.BUSY, 7);
        }
        loops.forget();
        assertEquals(NONE, look(LoopView.State.BUSY, 7));
    }
}
