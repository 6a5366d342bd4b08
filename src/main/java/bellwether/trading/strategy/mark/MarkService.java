package bellwether.trading.strategy.mark;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import bellwether.trading.portfolio.Duties;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The loop that marks strategies, on a thread of its own.
public final class MarkService implements AutoCloseable {
    /// For all quotes of a minute; with what else a look does it is well within the lease.
    private static final Duration QUOTES = Duration.ofSeconds(10);

    private static final Duration LAST_LOOK = Duration.ofSeconds(12);
    private static final Logger LOG = LoggerFactory.getLogger(MarkService.class);

    private final InstantSource clock;
    private final MarkPrices prices;
    private final MarkWorker worker;
    private final Loop loop;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("strategy marks").daemon().factory());

    public MarkService(Jdbi jdbi, Duties duties, MarkSources sources, InstantSource clock) {
        this.clock = clock;
        prices = new MarkPrices(sources, QUOTES);
        worker = new MarkWorker(jdbi, duties, sources, prices, clock);
        loop =
                new Loop(
                        "strategy marks",
                        worker::look,
                        fault -> LoopFaults.logged(LOG, "strategy marks", fault));
    }

    public void start() {
        loop.start(thread);
    }

    public LoopView loop() {
        return loop.view();
    }

    /// Makes the coming months of marks and drops those that are over their time; for maintenance.
    public CleanupResult tidy(Jdbi patient) {
        return MarkMonths.tidy(patient, clock.instant());
    }

    /// Ends the loop and hands the duty over.
    @Override
    public void close() {
        loop.close();
        try {
            if (loop.awaitEnd(LAST_LOOK)) {
                worker.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            prices.close();
            thread.shutdownNow();
        }
    }
}
