package bellwether.platform.base;

import io.javalin.security.RouteRole;
import java.util.Locale;

/// What a route asks of its caller. Every route names one; each role may also do what the lower
/// ones may.
public enum Role implements RouteRole {
    /// Nothing: anybody may call it.
    PUBLIC,
    /// Reads.
    READER,
    /// Also writes what it owns: analyses, profiles, watchlists, strategies, orders.
    TRADER,
    /// Also looks after the service: keys, prices, the work of everybody.
    ADMIN;

    /// As people write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether whoever has this role may do what asks for the other one.
    public boolean covers(Role asked) {
        return compareTo(asked) >= 0;
    }
}
