package bellwether.research.learning.outcome;

import bellwether.platform.db.LoopFaults;
import bellwether.platform.loops.Loop;
import bellwether.platform.loops.LoopView;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for signals that are to be labelled, in each process that works.
public final class LabelLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabelLoop.class);

    /// While there is more than one look takes in.
    private static final Duration SOON = Duration.ofSeconds(1);

    /// Many thousand signals may be taken in by one step.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Loop loop;

    public LabelLoop(LabelRounds rounds, Duration every) {
        loop =
                new Loop(
                                "labels",
                                () -> rounds.look() ? SOON : every,
                                fault -> LoopFaults.logged(LOG, "labels", fault))
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
