package bellwether.desk.alert.watch;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Looks at the rules of owners whose accounts have moved, as soon as they have. Moves that come
/// while it looks are one look more; what it fails to look at is looked at within the minute, as
/// everything is.
final class MovedAccounts implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Set<String> owners = ConcurrentHashMap.newKeySet();
    private final Consumer<Set<String>> look;
    private final Loop loop =
            LoopFaults.every(IDLE, "rules on portfolios that moved", this::lookNow);

    /// @param look at the rules of these owners
    MovedAccounts(Consumer<Set<String>> look) {
        this.look = look;
    }

    void start() {
        loop.start(Duration.ZERO);
    }

    /// An account of an owner has moved.
    void moved(String owner) {
        owners.add(owner);
        loop.wake();
    }

    private void lookNow() {
        Set<String> some = new TreeSet<>();
        owners.removeIf(some::add);
        if (!some.isEmpty()) {
            look.accept(some);
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
