package bellwether.desk.journal;

import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Looks at what owners have reached soon after something happened to them. What another process
/// heard of, or what is missed, is found by the look of the night.
final class AchievementWatch implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Set<String> owners = ConcurrentHashMap.newKeySet();
    private final Consumer<String> look;
    private final Loop loop = Loop.every(IDLE, "achievements", this::lookNow);

    /// @param look throws only what passes: the owner and those behind it are looked at again
    AchievementWatch(Consumer<String> look) {
        this.look = look;
    }

    void start() {
        loop.start(Duration.ZERO);
    }

    /// Something has happened to an owner.
    void moved(String owner) {
        owners.add(owner);
        loop.wake();
    }

    /// Looks at those who wait.
    void lookNow() {
        for (String owner : new TreeSet<>(owners)) {
            owners.remove(owner);
            try {
                look.accept(owner);
            } catch (RuntimeException e) {
                owners.add(owner);
                throw e;
            }
        }
    }

    LoopView view() {
        return loop.view();
    }

    @Override
    public void close() {
        loop.close();
    }
}
