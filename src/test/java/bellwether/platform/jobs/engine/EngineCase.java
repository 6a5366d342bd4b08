package bellwether.platform.jobs.engine;

import static bellwether.platform.jobs.engine.EngineTables.ANN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.EngineCounter;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobEvent;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.KnownKinds;
import bellwether.platform.jobs.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;

/// What the threads of one process share, on real tables, and a kind of job that does as it is
/// told. A test is the thread of whichever part it tries.
abstract class EngineCase {
    /// Of all these classes together, until the end of the run.
    static final EngineTables TABLES = new EngineTables();

    /// Three tries, and two crashes.
    static final RetryPolicy TRIES =
            new RetryPolicy(3, Duration.ofMinutes(2), Duration.ofMinutes(10), 2);

    final AtomicLong nanos = new AtomicLong();
    final AtomicBoolean fenced = new AtomicBoolean();
    final List<JobEvent> news = Collections.synchronizedList(new ArrayList<>());
    final EngineCounters counts = new EngineCounters();
    final ClaimedItems held = new ClaimedItems();
    final StopFlags stops = new StopFlags(fenced::get);
    final WorkerContext context =
            new WorkerContext(
                    ANN, held, stops, new WorkSpeeds(1), new RankLowWaterMarks(0), counts);
    final JobSettings settings =
            JobSettings.of(1).with(TRIES).withNanoTime(nanos::get).withNews(news::add);
    final Told kind = new Told();
    final JobCompletion completion = new JobCompletion(KnownKinds.of(kind), List.of(), news::add);
    final ResultWriter writer =
            new ResultWriter(context, TABLES.jdbi, TABLES.items, completion, TRIES);
    final Completer completer = new Completer(context, writer, false);
    final Completer behind = new Completer(context, writer, true);

    /// How a test says what is to be done with a batch.
    interface Work {
        List<ItemOutcome> on(Batch batch) throws Exception;
    }

    static final class Told implements JobKind {
        final List<Object> stored = Collections.synchronizedList(new ArrayList<>());
        volatile Work work = batch -> List.of();
        volatile Optional<RuntimeException> storeFault = Optional.empty();
        volatile Optional<Duration> deadline = Optional.empty();

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Optional<Duration> deadline() {
            return deadline;
        }

        @Override
        public List<ItemOutcome> work(Batch batch) throws Exception {
            return work.on(batch);
        }

        /// What is called bad is refused, whatever it is stored with.
        @Override
        public void store(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
            storeFault.ifPresent(fault -> {
                throw fault;
            });
            finished.forEach(success -> {
                if (success.payload().equals("bad")) {
                    throw new IllegalArgumentException("cannot store bad");
                }
            });
            finished.forEach(success -> stored.add(success.payload()));
        }

        @Override
        public Optional<String> brief(ItemOutcome.Success success) {
            return Optional.of("{\"was\": \"" + success.payload() + "\"}");
        }
    }

    @BeforeEach
    void clear() {
        TABLES.clear();
    }

    List<ClaimedItem> claimed(int items) {
        List<ClaimedItem> claimed = TABLES.claim(ANN, items);
        held.take(claimed);
        return claimed;
    }

    static FinishedItem finished(ClaimedItem claimed, ItemOutcome outcome) {
        return new FinishedItem(claimed, "echo", outcome, claimed.item().attempt());
    }

    static FinishedItem done(ClaimedItem claimed, Object payload) {
        return finished(claimed, new ItemOutcome.Success(claimed.item(), payload));
    }

    static FinishedItem failed(ClaimedItem claimed, boolean permanent) {
        return finished(
                claimed,
                new ItemOutcome.Failure(
                        claimed.item(), "gone", "it was gone", permanent, Optional.empty()));
    }

    void requireCount(long expected, EngineCounter counter) {
        assertEquals(expected, counts.all().of(counter), counter.name());
    }

    static List<String> items() {
        return TABLES.rows("seq, state, attempt, last_error", "from work_item order by seq");
    }

    static List<String> results() {
        return TABLES.rows("seq, outcome, code, message", "from item_result order by seq");
    }
}
