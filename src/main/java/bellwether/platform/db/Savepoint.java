package bellwether.platform.db;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Work in a transaction that is undone by itself where it gives a fault, while the rest of the
/// transaction stays.
public final class Savepoint {
    private Savepoint() {}

    /// Does the work.
    ///
    /// @param name of the savepoint, until the work has ended
    /// @return the fault that the work gave, after which it is undone
    /// @throws RuntimeException the fault where it passes by itself: the transaction is to be tried
    ///   again
    public static Optional<RuntimeException> undoes(Handle h, String name, Runnable work) {
        h.savepoint(name);
        try {
            work.run();
            h.releaseSavepoint(name);
            return Optional.empty();
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            h.rollbackToSavepoint(name);
            return Optional.of(e);
        }
    }
}
