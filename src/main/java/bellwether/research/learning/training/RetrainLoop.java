package bellwether.research.learning.training;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for new sessions to train from, in each process that works.
public final class RetrainLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetrainLoop.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Loop loop;

    public RetrainLoop(RetrainRounds rounds, Duration every) {
        loop =
                new Loop(
                                "trainings",
                                () -> {
                                    rounds.look();
                                    return every;
                                },
                                fault -> LoopFaults.logged(LOG, "trainings", fault))
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
