package bellwether.platform.db;

import org.jdbi.v3.core.HandleCallback;

/// How work is done in a transaction: one of its own, tried again when it fails for a passing
/// reason, or one that is open already.
@FunctionalInterface
public interface Transactions {
    <R> R in(HandleCallback<R, RuntimeException> work);
}
