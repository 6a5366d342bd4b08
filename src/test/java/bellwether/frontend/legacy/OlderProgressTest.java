package bellwether.frontend.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobTimes;
import bellwether.platform.jobs.JobView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OlderProgressTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    /// One that was made some minutes after noon, and has been worked on for ten seconds.
    private static JobView job(int minute, JobState state, ItemCounts counts) {
        return new JobView(
                new JobId(new UUID(1, minute)),
                "ann",
                "analysis",
                "{}",
                state,
                1,
                counts,
                7,
                "[]",
                new JobTimes(
                        NOON.plus(Duration.ofMinutes(minute)),
                        Optional.of(NOON),
                        Optional.empty(),
                        Duration.ofSeconds(10)));
    }

    private static final JobView SLOW = job(1, JobState.PROCESSING, new ItemCounts(100, 8, 2, 0));
    private static final JobView QUICK = job(2, JobState.PROCESSING, new ItemCounts(100, 50, 0, 0));
    private static final JobView ENDED = job(3, JobState.COMPLETED, new ItemCounts(3, 2, 1, 0));

    @Test
    void nothingIsZeroAndNoTime() {
        OlderProgress none = OlderProgress.of(List.of(), List.of());
        assertFalse(none.isAnalyzing());
        assertEquals(0, none.percentage());
        assertNull(none.estimatedTimeRemaining());
        assertEquals(List.of(), none.jobs());
    }

    @Test
    void jobsThatGoOnAreAddedUpAndTheLastOfThemTellsTheTime() {
        OlderProgress progress = OlderProgress.of(List.of(SLOW, QUICK), List.of(ENDED, QUICK));
        assertTrue(progress.isAnalyzing());
        assertEquals(200, progress.total());
        assertEquals(60, progress.completed());
        assertEquals(58, progress.successful());
        assertEquals(2, progress.failed());
        assertEquals(140, progress.pending());
        assertEquals(30, progress.percentage());
        assertEquals(90, progress.estimatedTimeRemaining());
        assertEquals(2, progress.activeCount());
        assertEquals(
                List.of(ENDED, QUICK, SLOW).stream().map(one -> one.id().toString()).toList(),
                progress.jobs().stream().map(OlderJob::jobId).toList());
    }

    @Test
    void aJobWithoutARateLeavesTheTimeOpen() {
        JobView queued = job(4, JobState.QUEUED, new ItemCounts(5, 0, 0, 0));
        assertNull(OlderProgress.of(List.of(SLOW, queued), List.of()).estimatedTimeRemaining());
    }

    @Test
    void whenNoneGoesOnTheNewestCounts() {
        OlderProgress progress = OlderProgress.of(List.of(), List.of(ENDED, SLOW));
        assertFalse(progress.isAnalyzing());
        assertEquals(3, progress.total());
        assertEquals(100, progress.percentage());
        assertEquals(0, progress.activeCount());
        assertNull(progress.estimatedTimeRemaining());
    }

    @Test
    void aThirdIsRoundedDownToATenth() {
        JobView third = job(5, JobState.PROCESSING, new ItemCounts(3, 2, 0, 0));
        assertEquals(66.6, OlderProgress.of(List.of(third), List.of()).percentage());
    }
}
