package bellwether.trading.portfolio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Says whose accounts this process has changed, once the change is committed: to those who look at
/// accounts anew then.
public final class AccountSignal implements AccountListener {
    private final List<Consumer<String>> hearers = new CopyOnWriteArrayList<>();

    /// Adds someone to hear of changes.
    ///
    /// @param hearer is given the owner; it must return at once
    public void subscribe(Consumer<String> hearer) {
        hearers.add(hearer);
    }

    @Override
    public void changed(Handle transaction, AccountChange change) {
        String owner = change.portfolio().owner();
        transaction.afterCommit(() -> hearers.forEach(hearer -> hearer.accept(owner)));
    }
}
