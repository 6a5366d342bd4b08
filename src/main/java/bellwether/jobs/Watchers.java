package bellwether.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Those who watch jobs live. One query looks for all of them, five times a second, and only while
/// anybody watches.
final class Watchers implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration NOBODY = Duration.ofHours(1);

    private final Function<Collection<JobId>, List<JobView>> find;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Loop looking = new Loop("progress watch", this::look);
    private final AtomicBoolean started = new AtomicBoolean();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("jobs-watcher-", 1).factory());

    Watchers(Function<Collection<JobId>, List<JobView>> find) {
        this.find = find;
    }

    /// Serves this watcher on a thread of its own, so that a slow one delays nobody else.
    void add(Watcher watcher) {
        if (started.compareAndSet(false, true)) {
            looking.start(threads);
        }
        watchers.add(watcher);
        looking.wake();
        threads.execute(() -> {
            try {
                watcher.run();
            } finally {
                watchers.remove(watcher);
            }
        });
    }

    /// Looks earlier than usual.
    void wake() {
        if (!watchers.isEmpty()) {
            looking.wake();
        }
    }

    int count() {
        return watchers.size();
    }

    private Duration look() {
        Map<JobId, List<Watcher>> byJob =
                watchers.stream().collect(Collectors.groupingBy(Watcher::job));
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
        looking.close();
        watchers.forEach(Watcher::stop);
        threads.shutdown();
    }
}
