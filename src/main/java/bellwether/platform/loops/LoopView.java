package bellwether.platform.loops;

import java.time.Duration;
import java.util.Optional;

/// One loop, as its health is shown.
///
/// @param faults steps that threw, since the start
/// @param failing how long every step has been failing; zero while all is well
/// @param sinceSuccess since a step last went well; empty before the first
/// @param motion whether and how it moves, for those who watch that it does
public record LoopView(
        String name,
        long faults,
        Duration failing,
        Optional<Duration> sinceSuccess,
        Motion motion) {

    /// Whether a loop moves.
    ///
    /// @param state what its thread does
    /// @param progress grows with each beginning and end of a step
    /// @param longestStep after which a step counts as standing still
    public record Motion(State state, long progress, Duration longestStep) {}

    /// What the thread of a loop does.
    public enum State {
        NOT_STARTED,
        /// In a step, or late in beginning the next.
        BUSY,
        PAUSING,
        /// Ended by itself, though nobody closed the loop.
        DEAD,
        CLOSED
    }
}
