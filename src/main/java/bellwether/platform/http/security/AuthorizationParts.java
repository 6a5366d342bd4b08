package bellwether.platform.http.security;

import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.TicketLookup;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.WrongKeys;
import java.util.function.BooleanSupplier;

/// Who stands at the door.
///
/// @param keys knows the keys
/// @param wrong limits those who show wrong ones
/// @param quotas counts requests, when the settings limit any
/// @param full whether there is no room to store anything new
/// @param tickets knows the tickets for streams
public record AuthorizationParts(
        KeyLookup keys,
        WrongKeys wrong,
        Quotas quotas,
        BooleanSupplier full,
        TicketLookup tickets) {
    /// Everybody is the one user of this machine.
    public static final AuthorizationParts LOCAL =
            new AuthorizationParts(KeyLookup.LOCAL, WrongKeys.UNLIMITED, Quotas.NONE);

    /// There is always room.
    public AuthorizationParts(KeyLookup keys, WrongKeys wrong, Quotas quotas) {
        this(keys, wrong, quotas, () -> false, TicketLookup.NONE);
    }
}
