package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When the watchdog gives an alarm, when it ends the process, and when it does neither.
final class WatchdogTest {
    private Probe.Answer answer = new Probe.Alive();
    private boolean listening = true;
    private boolean full;
    private long answered;
    private boolean database = true;
    private List<LoopView> loops = List.of();
    private long now;
    private Duration probing = Duration.ZERO;
    private int exits;
    private final List<Object> said = new ArrayList<>();
    private final Watchdog watchdog =
            new Watchdog(
                    new WatchedService(
                            () -> {
                                now += probing.toNanos();
                                return answer;
                            },
                            () -> listening,
                            () -> full,
                            () -> answered,
                            () -> loops,
                            () -> database),
                    (event, facts) -> said.add(facts.get("state")),
                    () -> exits++,
                    () -> now);

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now += Watchdog.TICK.toNanos();
            watchdog.tick();
        }
    }

    @Test
    void aServiceThatAnswersIsLeftAlone() {
        pass(Duration.ofMinutes(10));
        assertEquals(List.of(), said);
        assertEquals(0, exits);
        assertEquals(HealthStatus.UP, watchdog.component().status());
    }

    @Test
    void threeSilentLooksAreAnAlarmAndAMinuteLaterTheEnd() {
        answer = new Probe.Silent("no answer");
        pass(Duration.ofSeconds(14));
        assertEquals(List.of(), said);
        assertEquals(HealthStatus.DEGRADED, watchdog.component().status());
        pass(Duration.ofSeconds(1));
        assertEquals(List.of("alarm"), said);
        assertEquals(HealthStatus.DOWN, watchdog.component().status());
        assertEquals(3, watchdog.failures());
        pass(Duration.ofSeconds(59));
        assertEquals(0, exits);
        pass(Duration.ofSeconds(1));
        assertEquals(1, exits);
        assertEquals(List.of("alarm", "exit"), said);
        pass(Duration.ofMinutes(1));
        assertEquals(1, exits, "once");
    }

    @Test
    void aLookThatPassesEndsTheAlarm() {
        answer = new Probe.Silent("no answer");
        pass(Duration.ofMinutes(1));
        answer = new Probe.Alive();
        pass(Duration.ofSeconds(5));
        assertEquals(List.of("alarm", "recovered"), said);
        answer = new Probe.Silent("no answer");
        pass(Duration.ofMinutes(1));
        assertEquals(0, exits);
    }

    @Test
    void aClosedSocketEndsTheProcessAtOnce() {
        listening = false;
        pass(Duration.ofSeconds(1));
        assertEquals(1, exits);
        assertEquals(List.of("exit"), said);
    }

    @Test
    void aServiceThatAnswersOthersOrIsFullIsCrowdedAndNotDead() {
        answer = new Probe.Silent("no answer");
        for (int minute = 0; minute < 60; minute++) {
            answered++;
            pass(Duration.ofSeconds(5));
        }
        full = true;
        pass(Duration.ofMinutes(5));
        assertEquals(0, exits);
        assertEquals(0, watchdog.failures());
    }

    @Test
    void aPortThatRefusesIsDeadWhoeverElseIsStillAnswered() {
        answer = new Probe.Refused("refused");
        full = true;
        for (int i = 0; i < 15; i++) {
            answered++;
            pass(Duration.ofSeconds(5));
        }
        assertEquals(1, exits);
    }

    @Test
    void aMachineThatSleptAccusesNobody() {
        answer = new Probe.Silent("no answer");
        loops = List.of(loop(LoopView.State.BUSY, 1));
        for (int nap = 0; nap < 100; nap++) {
            pass(Duration.ofSeconds(12));
            now += Duration.ofHours(1).toNanos();
        }
        assertEquals(0, exits);
        assertEquals(List.of(), said);
    }

    @Test
    void aSleepInTheMiddleOfALookAccusesNobody() {
        answer = new Probe.Silent("no answer");
        probing = Duration.ofHours(1);
        pass(Duration.ofMinutes(10));
        assertEquals(0, exits);
        assertEquals(0, watchdog.failures());
    }

    @Test
    void aDeadLoopIsFoundAtOnceAndAStandingOneAfterItsTime() {
        loops = List.of(loop(LoopView.State.DEAD, 1));
        pass(Duration.ofSeconds(5));
        assertEquals(1, watchdog.stalledLoops());
        loops = List.of(loop(LoopView.State.BUSY, 1));
        pass(Duration.ofMinutes(2));
        assertEquals(0, watchdog.stalledLoops());
        pass(Duration.ofSeconds(5));
        assertEquals(1, watchdog.stalledLoops());
        pass(Duration.ofSeconds(10));
        assertEquals(List.of("alarm"), said);
        pass(Duration.ofMinutes(1));
        assertEquals(1, exits);
    }

    @Test
    void loopsThatMovePauseOrWereNeverBegunAreLeftAlone() {
        for (int i = 0; i < 100; i++) {
            loops =
                    List.of(
                            loop(LoopView.State.BUSY, i),
                            loop("pausing", LoopView.State.PAUSING, 1),
                            loop("idle", LoopView.State.NOT_STARTED, 0),
                            loop("closed", LoopView.State.CLOSED, 0));
            pass(Duration.ofSeconds(5));
        }
        assertEquals(0, watchdog.failures());
    }

    @Test
    void loopsMayWaitForADatabaseThatIsAway() {
        loops = List.of(loop(LoopView.State.BUSY, 1));
        database = false;
        pass(Duration.ofMinutes(30));
        assertEquals(0, watchdog.failures());
        assertEquals(0, exits);
        database = true;
        pass(Duration.ofSeconds(75));
        assertTrue(watchdog.failures() > 0, "it stands though the database is there");
    }

    @Test
    void afterItsCloseItEndsNothing() {
        listening = false;
        watchdog.close();
        pass(Duration.ofMinutes(3));
        assertEquals(0, exits);
        assertFalse(said.contains("exit"));
    }

    private static LoopView loop(LoopView.State state, long progress) {
        return loop("claimer", state, progress);
    }

    private static LoopView loop(String name, LoopView.State state, long progress) {
        return new LoopView(
                name,
                0,
                Duration.ZERO,
                Optional.empty(),
                new LoopView.Motion(state, progress, Duration.ofMinutes(2)));
    }
}
