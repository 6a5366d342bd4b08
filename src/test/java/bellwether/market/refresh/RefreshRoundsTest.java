package bellwether.market.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.jobs.ItemEnd;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// One job per exchange and session, whoever makes it and however late.
final class RefreshRoundsTest extends RefreshTestCase {
    @Test
    void aSessionIsDueWhenItIsOverAndTheDelayBesides() {
        Station process = process(0);
        now = Instant.parse("2026-03-02T21:29:59Z");
        assertEquals(
                List.of("refresh XNSE 2026-03-02", "refresh XNYS 2026-02-27"),
                process.rounds().due().stream().map(RefreshRounds.Due::key).toList());
        now = process.rounds().due().getLast().next();
        assertEquals(LocalDate.parse("2026-03-02"), process.rounds().due().getLast().session());
        assertEquals(List.of("AAPL", "MSFT"), process.rounds().due().getLast().tickers());
    }

    @Test
    void oneJobIsMadeHoweverManyProcessesLook() throws Exception {
        List<Station> processes = List.of(process(0), process(0), process(0), process(0));
        CyclicBarrier start = new CyclicBarrier(processes.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> looks = new ArrayList<>();
            for (Station process : processes) {
                looks.add(
                        threads.submit(() -> {
                            start.await();
                            process.rounds().look();
                            process.rounds().look();
                            return null;
                        }));
            }
            for (Future<?> look : looks) {
                look.get();
            }
        }
        assertEquals(
                List.of(1, 2),
                processes.getFirst().refreshes().stream()
                        .map(job -> job.counts().total())
                        .sorted()
                        .toList());
    }

    @Test
    void overAWeekendNothingIsMadeTwice() {
        now = Instant.parse("2026-02-27T22:00:00Z");
        Station process = process(0);
        process.rounds().look();
        assertEquals(2, process.refreshes().size());
        database.jdbi()
                .useHandle(h -> h.execute("update job set created_at = now() - interval '3 days'"));
        now = Instant.parse("2026-03-02T08:00:00Z");
        process(0).rounds().look();
        assertEquals(2, process.refreshes().size(), "though the engine forgets keys after a day");
    }

    @Test
    void whatWasSleptThroughIsCaughtUpOnce() throws Exception {
        now = Instant.parse("2026-03-09T13:00:00Z"); // a week later, before New York opens
        Station process = process(2);
        process.rounds().look();
        JobView american =
                process.refreshes().stream()
                        .filter(j -> j.counts().total() == 2)
                        .findFirst()
                        .orElseThrow();
        assertTrue(american.params().contains("2026-03-06"), american.params());
        assertEquals(2, process.refreshes().size(), "the newest session only: it brings the rest");
    }

    @Test
    void theJobBringsTheBarsOfTheSession() throws Exception {
        Station process = process(2);
        process.rounds().look();
        for (JobView job : process.refreshes()) {
            JobView ended =
                    process.jobs().of(LOCAL).await(job.id(), Duration.ofSeconds(30)).orElseThrow();
            if (ended.counts().total() == 1) {
                continue; // no bars of India's Monday are played for it
            }
            assertEquals(JobState.COMPLETED, ended.state());
            List<ItemEnd> ends = process.jobs().of(LOCAL).ends(job.id(), -1, 10);
            assertEquals(
                    List.of("AAPL added 1 2026-03-02", "MSFT added 1 2026-03-02"),
                    ends.stream()
                            .map(RefreshItemResult::of)
                            .map(r ->
                                    "%s %s %d %s"
                                            .formatted(r.ticker(), r.outcome(), r.bars(), r.last()))
                            .toList());
        }
    }
}
