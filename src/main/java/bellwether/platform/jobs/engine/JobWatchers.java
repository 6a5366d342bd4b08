package bellwether.platform.jobs.engine;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.loops.Loop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who watch jobs live. One query looks for all of them, five times a second, and only while
/// anybody watches.
public final class JobWatchers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobWatchers.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration NOBODY = Duration.ofHours(1);

    private final Function<Collection<JobId>, List<JobView>> find;
    private final Set<JobWatcher> watchers = ConcurrentHashMap.newKeySet();
    private final Loop looking = new Loop("progress watch", this::look, JobWatchers::failed);
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("jobs-watcher-", 1).factory());

    public JobWatchers(Function<Collection<JobId>, List<JobView>> find) {
        this.find = find;
    }

    /// Serves this watcher on a thread of its own, so that a slow one delays no one else.
    public void add(JobWatcher watcher) {
        watchers.add(watcher);
        // whoever comes while this closes is either seen there or sees it here
        if (closed.get()) {
            watcher.stop();
        }
        try {
            if (started.compareAndSet(false, true)) {
                looking.start(threads);
            }
            looking.wake();
            threads.execute(() -> serve(watcher));
        } catch (RejectedExecutionException e) {
            watcher.stop();
            serve(watcher); // which only tells it to go
        }
    }

    private void serve(JobWatcher watcher) {
        try {
            watcher.run();
        } finally {
            watchers.remove(watcher);
        }
    }

    /// Looks earlier than usual.
    public void wake() {
        if (!watchers.isEmpty()) {
            looking.wake();
        }
    }

    int count() {
        return watchers.size();
    }

    private static void failed(Throwable fault) {
        LoopFaults.logged(LOG, "progress watch", fault);
    }

    private Duration look() {
        Map<JobId, List<JobWatcher>> byJob =
                watchers.stream().collect(Collectors.groupingBy(JobWatcher::job));
        if (byJob.isEmpty()) {
            return NOBODY;
        }
        for (JobView view : find.apply(byJob.keySet())) {
            byJob.getOrDefault(view.id(), List.of()).forEach(watcher -> watcher.show(view));
        }
        return EVERY;
    }

    @Override
    public void close() {
        closed.set(true);
        looking.close();
        watchers.forEach(JobWatcher::stop);
        threads.shutdown();
    }
}
