package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Lines of the event log about jobs: one each, for people or for machines.
final class JobLineTest {
    private static final Instant AT = Instant.parse("2026-03-03T12:00:00.123456Z");
    private static final JobId JOB =
            new JobId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        new JobEvent.Created(JOB, "analysis", "ann", 3),
                        "job_created job=%s kind=analysis user=ann total=3"),
                Arguments.of(
                        new JobEvent.Started(JOB, "analysis"), "job_started job=%s kind=analysis"),
                Arguments.of(
                        new JobEvent.Asked(JOB, JobEvent.Wish.CANCEL, JobState.CANCELLING),
                        "job_cancelled job=%s state=cancelling"),
                Arguments.of(
                        new JobEvent.Asked(JOB, JobEvent.Wish.PAUSE, JobState.PAUSED),
                        "job_paused job=%s state=paused"),
                Arguments.of(
                        new JobEvent.Asked(JOB, JobEvent.Wish.RESUME, JobState.QUEUED),
                        "job_resumed job=%s state=queued"),
                Arguments.of(
                        new JobEvent.Asked(JOB, JobEvent.Wish.RETRY, JobState.QUEUED),
                        "job_retried job=%s state=queued"),
                Arguments.of(
                        new JobEvent.Ended(
                                JOB, JobState.COMPLETED, 9, 6, 2, 1, Duration.ofMillis(1_234)),
                        "job_ended job=%s state=completed total=9 done=6 failed=2 cancelled=1 ms=1234"),
                Arguments.of(new JobEvent.Rescued(JOB, 4), "job_rescued job=%s items=4"),
                Arguments.of(
                        new JobEvent.Quarantined(JOB, "TCS.NS"),
                        "job_quarantined job=%s item=TCS.NS"),
                Arguments.of(
                        new JobEvent.LoopFailed("pump", new ArithmeticException("secret")),
                        "job_loop_failed loop=pump fault=java.lang.ArithmeticException"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsALineForPeople(JobEvent event, String line) {
        assertEquals(
                "2026-03-03T12:00:00.123Z " + line.formatted(JOB),
                JobLine.of(AT, event).written(false));
    }

    @Test
    void forMachinesTheSameIsJsonInTheSameOrder() {
        assertEquals(
                "{\"at\":\"2026-03-03T12:00:00.123Z\",\"event\":\"job_rescued\",\"job\":\"%s\",\"items\":4}"
                        .formatted(JOB),
                JobLine.of(AT, new JobEvent.Rescued(JOB, 4)).written(true));
    }

    @Test
    void aNameThatOthersChoseBeginsNoLine() {
        JobLine line = JobLine.of(AT, new JobEvent.Quarantined(JOB, "A\n2026-03-03 forged\u202e"));
        assertEquals(
                "2026-03-03T12:00:00.123Z job_quarantined job=%s item=A 2026-03-03 forged "
                        .formatted(JOB),
                line.written(false));
        assertEquals(false, line.written(true).contains("\\n"));
    }
}
