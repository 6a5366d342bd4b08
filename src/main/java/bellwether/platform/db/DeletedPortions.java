package bellwether.platform.db;

import java.util.function.IntUnaryOperator;

/// Removes many rows in transactions of some each, so that none holds others up or has to begin
/// anew.
public final class DeletedPortions {
    private static final int MOST = 10_000;

    private DeletedPortions() {}

    /// All of them.
    ///
    /// @param portion removes up to so many, in a transaction of its own, and says how many
    /// @return how many were removed
    public static int of(IntUnaryOperator portion) {
        int removed = 0;
        int last = MOST;
        while (last == MOST) {
            last = portion.applyAsInt(MOST);
            removed += last;
        }
        return removed;
    }
}
