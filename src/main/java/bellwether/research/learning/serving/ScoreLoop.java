package bellwether.research.learning.serving;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for sessions that are to be scored, in each process that works.
public final class ScoreLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Loop loop;

    /// @param rounds looks once
    public ScoreLoop(Runnable rounds) {
        loop =
                new Loop(
                                "models",
                                () -> {
                                    rounds.run();
                                    return EVERY;
                                },
                                fault -> LoopFaults.logged(LOG, "models", fault))
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
