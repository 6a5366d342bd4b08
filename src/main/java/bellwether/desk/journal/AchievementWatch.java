package bellwether.desk.journal;

import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Looks at what owners have reached soon after something happened to them. What another process
/// heard of, or what is missed, is found by the look of the night, or when its owner reads it.
final class AchievementWatch implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Set<String> owners = ConcurrentHashMap.newKeySet();
    private final Consumer<String> look;
    private final Loop loop = Loop.every(IDLE, "achievements", this::lookNow);

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

    private void lookNow() {
        Set<String> some = new TreeSet<>();
        owners.removeIf(some::add);
        some.forEach(look);
    }

    LoopView view() {
        return loop.view();
    }

    @Override
    public void close() {
        loop.close();
    }
}
