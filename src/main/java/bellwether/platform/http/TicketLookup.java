package bellwether.platform.http;

import bellwether.platform.base.Caller;
import java.util.Optional;

/// Knows the tickets with which browsers open streams, where they cannot send a header.
@FunctionalInterface
public interface TicketLookup {
    TicketLookup NONE = _ -> Optional.empty();

    /// Who was given this ticket; it is worth nothing after that. May fail as the database does.
    Optional<Caller> redeem(String ticket);
}
