package bellwether.trading.portfolio;

import org.jdbi.v3.core.Handle;

/// Hears of each change of an account, in its transaction and after it was written.
@FunctionalInterface
public interface AccountListener {
    void changed(Handle transaction, AccountChange change);
}
