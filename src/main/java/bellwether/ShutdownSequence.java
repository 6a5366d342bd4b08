package bellwether;

import bellwether.platform.db.embedded.LocalPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes what was opened, step by step, each even when another fails or hangs: a step whose time
/// is over is passed over. Whatever is opened after that is closed at once, so that a stop in the
/// middle of a start leaves nothing behind.
final class ShutdownSequence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownSequence.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Map<ShutdownStep, List<ShutdownTask>> opened = new EnumMap<>(ShutdownStep.class);
    private final List<ShutdownTask> all = new CopyOnWriteArrayList<>();
    private final List<Runnable> shortcuts = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final ShutdownLog log = new ShutdownLog();
    private boolean closed;
    private volatile boolean hurried;

    /// Takes charge of a resource.
    ///
    /// @throws IllegalStateException when everything has been closed already; the resource is
    ///   closed then
    <T extends AutoCloseable> T add(ShutdownStep step, T resource) {
        return add(step, resource, () -> {});
    }

    /// Takes charge of a resource that can also be ended by force.
    ///
    /// @param force ends it when [AutoCloseable#close()] hangs; waits for no thread, and does
    ///   nothing when it has ended
    /// @throws IllegalStateException when everything has been closed already; the resource is
    ///   closed then
    <T extends AutoCloseable> T add(ShutdownStep step, T resource, Runnable force) {
        ShutdownTask task = new ShutdownTask(resource.getClass().getSimpleName(), resource, force);
        synchronized (opened) {
            all.add(task);
            if (!closed) {
                opened.computeIfAbsent(step, _ -> new ArrayList<>()).add(task);
                return resource;
            }
        }
        close(step, List.of(task), System.nanoTime());
        throw new IllegalStateException("stopped while it was starting");
    }

    /// Starts the embedded PostgreSQL; it is in charge from before the first of its processes is.
    LocalPostgres startPostgres(Path home) {
        LocalPostgres server = LocalPostgres.at(home);
        add(ShutdownStep.DATABASE, server, server::kill);
        server.run();
        return server;
    }

    /// @param shortcut ends something that a stop waits for; called when somebody is in a hurry
    void onHurry(Runnable shortcut) {
        shortcuts.add(shortcut);
        if (hurried) {
            shortcut.run();
        }
    }

    /// From now on each step has little time only.
    void hurry() {
        hurried = true;
        shortcuts.forEach(Runnable::run);
    }

    /// Closes everything; when that is under way on another thread, waits for it.
    @Override
    public void close() {
        Map<ShutdownStep, List<ShutdownTask>> those;
        boolean first;
        synchronized (opened) {
            first = !closed;
            closed = true;
            those = new EnumMap<>(opened);
            opened.clear();
        }
        if (first) {
            long begun = System.nanoTime();
            those.forEach((step, tasks) -> close(step, tasks, begun));
            done.countDown();
        } else {
            awaitDone();
        }
    }

    private void awaitDone() {
        try {
            done.await(ShutdownStep.LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends by force what did not end by itself. It is done last of all and may be done again.
    void force() {
        all.reversed().forEach(ShutdownTask::force);
    }

    /// All of one step at the same time, so that one that hangs does not keep the others from it.
    private void close(ShutdownStep step, List<ShutdownTask> tasks, long begun) {
        long from = System.nanoTime();
        for (ShutdownTask task : tasks.reversed()) {
            begin(task);
        }
        for (ShutdownTask task : tasks.reversed()) {
            if (!ends(task, step, begun, from)) {
                passOver(task, step, Duration.ofNanos(System.nanoTime() - from));
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void begin(ShutdownTask task) {
        try {
            task.start(fault -> say(() -> LOG.error("{} did not close", task.name(), fault)));
        } catch (Exception | Error e) {
            say(() -> LOG.error("No thread to close {}", task.name(), e));
        }
    }

    /// An interrupt means that nobody has time to wait.
    private boolean ends(ShutdownTask task, ShutdownStep step, long begun, long from) {
        try {
            while (!task.awaitEnd(LOOK_AGAIN)) {
                Duration bound = step.bound(Duration.ofNanos(from - begun), hurried);
                if (System.nanoTime() - from > bound.toNanos()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return task.isOver();
        }
    }

    private void passOver(ShutdownTask task, ShutdownStep step, Duration waited) {
        String doing = task.doing();
        say(() ->
                LOG.warn(
                        "Shutdown step {} skipped: {} did not close within {} ms; it was in {}",
                        step.word(),
                        task.name(),
                        waited.toMillis(),
                        doing));
        task.force();
    }

    /// Logs without waiting for the log.
    void say(Runnable line) {
        log.write(line);
    }

    /// Gives what was said a moment to be written.
    void awaitLog(Duration patience) {
        try {
            log.drain(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
