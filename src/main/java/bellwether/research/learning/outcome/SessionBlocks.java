package bellwether.research.learning.outcome;

import bellwether.technical.statistics.DatedFigures;

/// Blocks of sessions from the first to the last signal of a kind, cut as the test of their means
/// cuts them: a last block of under half the length belongs to the one before.
final class SessionBlocks {
    /// Of a session outside of all blocks.
    static final int NONE = -1;

    private final int first;
    private final int length;
    private final int most;
    private final int stop;

    /// @param first session
    /// @param last session
    /// @param horizon of how many sessions an outcome is; a block is not shorter
    SessionBlocks(int first, int last, int horizon) {
        this.first = first;
        length = Math.max(DatedFigures.BLOCK_SESSIONS, horizon);
        int block = 0;
        while (2 * (last + 1 - stop(block)) >= length) {
            block++;
        }
        most = block;
        stop = Math.max(last + 1, stop(most));
    }

    /// The first session behind a block.
    private int stop(int block) {
        return first + (block + 1) * length;
    }

    int count() {
        return most + 1;
    }

    /// The block of a session.
    int of(int session) {
        return session < first || session >= stop
                ? NONE
                : Math.min((session - first) / length, most);
    }
}
