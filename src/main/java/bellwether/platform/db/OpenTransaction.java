package bellwether.platform.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/// Work that joins a transaction which is open already.
public record OpenTransaction(Handle handle) implements Transactions {
    @Override
    public <R> R in(HandleCallback<R, RuntimeException> work) {
        return work.withHandle(handle);
    }
}
