package bellwether;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The closing of one resource, on a thread of its own, which can be given up.
final class ShutdownTask {
    private static final int SHOWN_FRAMES = 5;

    private final String name;
    private final AutoCloseable resource;
    private final Runnable force;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /// @param force what ends the resource when its time is over
    ShutdownTask(String name, AutoCloseable resource, Runnable force) {
        this.name = name;
        this.resource = resource;
        this.force = force;
    }

    String name() {
        return name;
    }

    /// @param failed hears of what the resource throws
    void start(Consumer<Throwable> failed) {
        thread =
                Thread.ofPlatform()
                        .name("closing-" + name)
                        .daemon()
                        .start(() -> {
                            try {
                                resource.close();
                            } catch (Exception | Error e) {
                                failed.accept(e);
                            } finally {
                                ended.countDown();
                            }
                        });
    }

    boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isOver() {
        return ended.getCount() == 0;
    }

    /// What it is doing at this moment, the innermost calls first.
    String doing() {
        Thread running = thread;
        if (running == null) {
            return "nothing: its thread could not be started";
        }
        return Arrays.stream(running.getStackTrace())
                .limit(SHOWN_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    void force() {
        force.run();
    }
}
