package bellwether.desk.alert.watch;

import bellwether.platform.db.PassingFault;
import org.jspecify.annotations.Nullable;

/// Looks of which one that throws keeps no other from being done. What they threw is thrown at the
/// end, so that it is seen; where the database is away none can be done, and it is thrown at once.
final class IsolatedLooks {
    private @Nullable RuntimeException first;

    void run(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            if (isEndOfAll(e)) {
                throw e;
            }
            note(e);
        }
    }

    private static boolean isEndOfAll(RuntimeException e) {
        return PassingFault.is(e) && !PassingFault.undone(e);
    }

    private void note(RuntimeException e) {
        if (first == null) {
            first = e;
        } else if (!first.equals(e)) {
            first.addSuppressed(e);
        }
    }

    /// @throws RuntimeException the first that was thrown, with the others
    void end() {
        if (first != null) {
            throw first;
        }
    }
}
