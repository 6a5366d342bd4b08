package bellwether.platform.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobTimes;
import bellwether.platform.jobs.JobView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class JobWatcherTest {
    private static final JobId JOB = new JobId(new UUID(0, 1));
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofHours(1);

    private static JobView view(long version, JobState state) {
        return new JobView(
                JOB,
                "ann",
                "echo",
                "{}",
                state,
                1,
                new ItemCounts(10, 0, 0, 0),
                version,
                "[]",
                new JobTimes(Instant.EPOCH, Optional.empty(), Optional.empty(), Duration.ZERO));
    }

    /// Writes down what it hears; after each thing it does the next of what it was told to do.
    private static final class Notes implements JobWatcher.Listener {
        private final List<String> heard = new ArrayList<>();
        private final Deque<Runnable> then = new ArrayDeque<>();
        private int goesAfter = Integer.MAX_VALUE;

        private boolean note(String what) {
            heard.add(what);
            if (!then.isEmpty()) {
                then.remove().run();
            }
            return heard.size() < goesAfter;
        }

        @Override
        public boolean progress(JobView view) {
            return note("progress " + view.version());
        }

        @Override
        public boolean quiet() {
            return note("quiet");
        }

        @Override
        public void end(JobView view) {
            note("end " + view.version());
        }

        @Override
        public void shutdown() {
            note("shutdown");
        }

        @Override
        public void close() {
            heard.add("close");
        }
    }

    private final Notes notes = new Notes();

    private JobWatcher watcher(long told, Duration quiet) {
        return new JobWatcher(JOB, told, quiet, notes);
    }

    @Test
    void eachNewerVersionIsToldUntilTheEndWhichIsTheLast() {
        JobWatcher watcher = watcher(0, NEVER);
        notes.then.add(() -> watcher.show(view(4, JobState.PROCESSING)));
        notes.then.add(() -> watcher.show(view(9, JobState.COMPLETED)));
        watcher.show(view(2, JobState.PROCESSING));
        watcher.run();
        assertEquals(List.of("progress 2", "progress 4", "end 9", "close"), notes.heard);
    }

    @Test
    void ofVersionsThatCameTooQuicklyOnlyTheLatestIsTold() {
        JobWatcher watcher = watcher(0, NEVER);
        watcher.show(view(1, JobState.PROCESSING));
        watcher.show(view(2, JobState.PROCESSING));
        watcher.show(view(3, JobState.COMPLETED));
        watcher.run();
        assertEquals(List.of("end 3", "close"), notes.heard);
    }

    /// A client that comes back names the last version it knows.
    @Test
    void whatTheListenerKnowsIsNotToldAgain() {
        JobWatcher watcher = watcher(5, SOON);
        notes.then.add(() -> watcher.show(view(6, JobState.PROCESSING)));
        notes.goesAfter = 2;
        watcher.show(view(5, JobState.PROCESSING));
        watcher.run();
        assertEquals(List.of("quiet", "progress 6", "close"), notes.heard);
    }

    @Test
    void theEndIsToldThoughItsVersionIsKnown() {
        JobWatcher watcher = watcher(9, NEVER);
        watcher.show(view(9, JobState.CANCELLED));
        watcher.run();
        assertEquals(List.of("end 9", "close"), notes.heard);
    }

    @Test
    void whileNothingHappensTheListenerHearsASignOfLife() {
        JobWatcher watcher = watcher(0, SOON);
        notes.goesAfter = 3;
        watcher.run();
        assertEquals(List.of("quiet", "quiet", "quiet", "close"), notes.heard);
    }

    @Test
    void aListenerThatHasGoneIsToldNoMore() {
        JobWatcher watcher = watcher(0, NEVER);
        notes.goesAfter = 1;
        notes.then.add(() -> watcher.show(view(2, JobState.PROCESSING)));
        watcher.show(view(1, JobState.PROCESSING));
        watcher.run();
        assertEquals(List.of("progress 1", "close"), notes.heard);
    }

    @Test
    void aServiceThatStopsSaysSo() {
        JobWatcher watcher = watcher(0, NEVER);
        notes.then.add(watcher::stop);
        watcher.show(view(1, JobState.PROCESSING));
        watcher.run();
        assertEquals(List.of("progress 1", "shutdown", "close"), notes.heard);
    }

    @Test
    void whoLeftHearsNothingNotEvenThatTheServiceStops() {
        JobWatcher watcher = watcher(0, NEVER);
        watcher.show(view(1, JobState.COMPLETED));
        watcher.stop();
        watcher.leave();
        watcher.run();
        assertEquals(List.of("close"), notes.heard);
    }

    @Test
    void whoLeavesEndsAWaitThatIsUnderWay() throws InterruptedException {
        JobWatcher watcher = watcher(0, NEVER);
        Thread thread = Thread.ofVirtual().start(watcher::run);
        watcher.leave();
        assertTrue(thread.join(Duration.ofSeconds(10)));
        assertEquals(List.of("close"), notes.heard);
    }

    @Test
    void anInterruptEndsItAndTheListenerIsClosed() throws InterruptedException {
        Thread thread = Thread.ofVirtual().start(watcher(0, NEVER)::run);
        thread.interrupt();
        assertTrue(thread.join(Duration.ofSeconds(10)));
        assertEquals(List.of("close"), notes.heard);
    }

    @Test
    void oneLookServesAllWhoWatchAndEachHearsOfItsOwnJob() throws InterruptedException {
        ConcurrentHashMap<JobId, Integer> asked = new ConcurrentHashMap<>();
        try (JobWatchers watchers =
                new JobWatchers(jobs -> {
                    jobs.forEach(job -> asked.merge(job, 1, Integer::sum));
                    return List.of(view(3, JobState.COMPLETED));
                })) {
            CountDownLatch told = new CountDownLatch(1);
            notes.then.add(told::countDown);
            watchers.add(watcher(0, NEVER));
            Notes others = new Notes();
            JobWatcher other = new JobWatcher(new JobId(new UUID(0, 2)), 0, NEVER, others);
            watchers.add(other);
            assertTrue(told.await(10, TimeUnit.SECONDS));
            assertTrue(asked.containsKey(JOB));
            other.leave();
            assertEquals("end 3", notes.heard.getFirst());
            assertTrue(others.heard.stream().noneMatch(heard -> heard.startsWith("end")));
        }
    }

    @Test
    void whoComesAfterTheCloseIsToldToGo() {
        JobWatchers watchers = new JobWatchers(jobs -> List.of());
        watchers.close();
        watchers.add(watcher(0, NEVER));
        assertEquals(List.of("shutdown", "close"), notes.heard);
        assertEquals(0, watchers.count());
    }
}
