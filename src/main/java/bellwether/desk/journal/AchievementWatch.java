package bellwether.desk.journal;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final Loop loop = LoopFaults.every(IDLE, "achievements", this::lookNow);

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

    /// Looks at those who wait; one at whom it fails to look waits for the next time, and keeps no
    /// other waiting.
    ///
    /// @throws RuntimeException the first fault
    void lookNow() {
        List<RuntimeException> faults = new ArrayList<>();
        for (String owner : new TreeSet<>(owners)) {
            owners.remove(owner);
            try {
                look.accept(owner);
            } catch (RuntimeException e) {
                owners.add(owner);
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            throw faults.getFirst();
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
