package bellwether.trading.rules.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds conditions to a size that can be read and computed.
final class DraftLimits {
    static final int MOST_NODES = 200;
    static final int DEEPEST = 16;

    private DraftLimits() {}

    /// Whether it is small enough; the problem names where it is not.
    static boolean allow(Draft draft, List<Problem> problems) {
        int nodes = nodes(draft);
        if (nodes > MOST_NODES) {
            problems.add(
                    Problem.of(
                            draft.at(),
                            "has %d nodes, at most %d are allowed".formatted(nodes, MOST_NODES),
                            "at most " + MOST_NODES + " nodes"));
        }
        Draft deep = tooDeep(draft, 1);
        if (deep != null) {
            problems.add(
                    Problem.of(
                            deep.at(),
                            "lies %d deep, at most %d are allowed".formatted(DEEPEST + 1, DEEPEST),
                            "depth of at most " + DEEPEST));
        }
        return nodes <= MOST_NODES && deep == null;
    }

    private static int nodes(Draft draft) {
        int nodes = 1;
        for (Draft part : draft.parts()) {
            nodes += nodes(part);
        }
        return nodes;
    }

    private static @Nullable Draft tooDeep(Draft draft, int depth) {
        if (depth > DEEPEST) {
            return draft;
        }
        for (Draft part : draft.parts()) {
            Draft deep = tooDeep(part, depth + 1);
            if (deep != null) {
                return deep;
            }
        }
        return null;
    }
}
