package bellwether.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What the engine tells of jobs, and what it counts as waiting.
final class NewsTest {
    private final BlockingQueue<JobEvent> news = new LinkedBlockingQueue<>();
    private final JobSettings settings = Fixture.SETTINGS.withNews(news::add);

    private JobEvent next() throws InterruptedException {
        JobEvent event = news.poll(20, TimeUnit.SECONDS);
        assertTrue(event != null, "no news");
        return event;
    }

    @Test
    void tellsAJobsStoryInOrder() throws Exception {
        try (Fixture fixture = new Fixture()) {
            Jobs jobs = fixture.idle(settings, new Echo());
            JobId id = jobs.create(Fixture.job("echo", 3)).id();
            jobs.of(Fixture.ANN).pause(id);
            jobs.of(Fixture.ANN).resume(id);
            jobs.start();
            assertEquals(new JobEvent.Created(id, "echo", Fixture.ANN.owner(), 3), next());
            assertEquals(new JobEvent.Asked(id, JobEvent.Wish.PAUSE, JobState.PAUSED), next());
            assertEquals(new JobEvent.Asked(id, JobEvent.Wish.RESUME, JobState.QUEUED), next());
            assertEquals(new JobEvent.Started(id, "echo"), next());
            JobEvent.Ended ended = assertInstanceOf(JobEvent.Ended.class, next());
            assertEquals(JobState.COMPLETED, ended.state());
            assertEquals(
                    List.of(3, 3, 0, 0),
                    List.of(ended.total(), ended.done(), ended.failed(), ended.cancelled()));
        }
    }

    @Test
    void tellsOfACancelOnceAndThenOfTheEnd() throws Exception {
        try (Fixture fixture = new Fixture()) {
            Jobs jobs = fixture.idle(settings, new Echo());
            JobId id = jobs.create(Fixture.job("echo", 3)).id();
            jobs.of(Fixture.ANN).cancel(id);
            assertInstanceOf(JobEvent.Created.class, next());
            assertEquals(new JobEvent.Asked(id, JobEvent.Wish.CANCEL, JobState.CANCELLING), next());
            assertEquals(
                    JobState.CANCELLED, assertInstanceOf(JobEvent.Ended.class, next()).state());
            assertEquals(0, news.size());
        }
    }

    @Test
    void tellsOfItemsTakenFromTheDeadAndOfThoseGivenUp() throws Exception {
        try (Fixture fixture = new Fixture()) {
            Jobs jobs = fixture.idle(settings, new Echo());
            JobId id = jobs.create(Fixture.job("echo", 2)).id();
            assertInstanceOf(JobEvent.Created.class, next());
            UUID dead = UUID.randomUUID();
            fixture.execute(
                    "insert into worker (id, host, version, heartbeat_at) values ('%s', 'h', 'v', now() - interval '1 hour')"
                            .formatted(dead));
            fixture.execute(
                    "update work_item set state = 'running', lease = nextval('work_lease'), worker_id = '%s', claimed_at = now(), crash_count = case seq when 0 then 0 else 99 end"
                            .formatted(dead));
            jobs.takeOver();
            assertEquals(new JobEvent.Rescued(id, 1), next());
            assertEquals(new JobEvent.Quarantined(id, "K1"), next());
        }
    }

    @Test
    void countsWhatWaits() {
        try (Fixture fixture = new Fixture()) {
            Jobs jobs = fixture.idle(settings, new Echo());
            assertEquals(new Backlog(Map.of(), Map.of(), Duration.ZERO, 0, 0), jobs.backlog());
            jobs.create(Fixture.job("echo", 3));
            JobId held = jobs.create(Fixture.job("echo", 2)).id();
            jobs.of(Fixture.ANN).pause(held);
            fixture.execute("update job set created_at = now() - interval '1 hour'");
            fixture.execute(
                    "insert into worker (id, host, version) values (gen_random_uuid(), 'h', 'v')");
            Backlog backlog = jobs.backlog();
            assertEquals(Map.of(JobState.QUEUED, 1, JobState.PAUSED, 1), backlog.jobs());
            assertEquals(Map.of("ready", 3, "held", 2), backlog.items());
            assertTrue(backlog.longestWait().toMinutes() >= 60);
            assertEquals(1, backlog.alive());
        }
    }
}
