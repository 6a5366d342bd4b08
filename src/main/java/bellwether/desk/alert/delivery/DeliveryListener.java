package bellwether.desk.alert.delivery;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Hears, inside the transaction that says so, what becomes of notifications and channels.
@FunctionalInterface
public interface DeliveryListener {
    DeliveryListener NOBODY = (transaction, owner, name, what) -> {};

    /// Something has come to its end.
    ///
    /// @param name `notification.delivered`, `notification.dead` or `channel.broken`
    void accept(Handle transaction, String owner, String name, Subject what);

    /// What it is about.
    ///
    /// @param reason empty when it went well
    record Subject(UUID channel, Optional<UUID> notification, String reason) {}
}
