package bellwether.platform.ops;

import bellwether.platform.loops.LoopView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the loops that have died or stand still, by comparing one look with the next. Only time
/// between two looks counts, so that a machine that slept accuses nobody.
final class StalledLoops {
    private record Seen(long progress, Duration still) {}

    private Map<String, Seen> before = Map.of();

    /// What is wrong, a line for each loop.
    ///
    /// @param since the time since the look before
    List<String> look(List<LoopView> loops, Duration since) {
        Map<String, Seen> now = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (LoopView loop : loops) {
            LoopView.Motion motion = loop.motion();
            Seen seen = new Seen(motion.progress(), still(loop, since));
            now.put(loop.name(), seen);
            if (motion.state() == LoopView.State.DEAD) {
                faults.add("%s: its thread has ended".formatted(loop.name()));
            } else if (seen.still().compareTo(motion.longestStep()) > 0) {
                faults.add(
                        "%s: no progress for %d s"
                                .formatted(loop.name(), seen.still().toSeconds()));
            }
        }
        before = now;
        return faults;
    }

    private Duration still(LoopView loop, Duration since) {
        Seen seen = before.get(loop.name());
        if (seen == null
                || loop.motion().state() != LoopView.State.BUSY
                || seen.progress() != loop.motion().progress()) {
            return Duration.ZERO;
        }
        return seen.still().plus(since);
    }

    /// Begins anew, after time in which nothing could move.
    void forget() {
        before = Map.of();
    }
}
