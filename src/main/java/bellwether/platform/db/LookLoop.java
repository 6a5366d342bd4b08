package bellwether.platform.db;

import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again for work in the database, in each process that works. A look may take
/// minutes; one that fails is logged and tried again.
public final class LookLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LookLoop.class);

    /// Many thousand rows may be taken in by one look.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Loop loop;

    /// @param look looks once, and says how long the next one waits
    public LookLoop(String name, Supplier<Duration> look) {
        loop =
                new Loop(name, look::get, fault -> LoopFaults.logged(LOG, name, fault))
                        .withLongestStep(LONGEST);
    }

    public void start() {
        loop.start(Duration.ZERO);
    }

    public LoopView view() {
        return loop.view();
    }

    @Override
    public void close() {
        loop.close();
    }
}
