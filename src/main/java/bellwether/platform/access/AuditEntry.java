package bellwether.platform.access;

import java.time.Instant;

/// What somebody did.
///
/// @param key the prefix of the key that was shown, "master", or "" for none or an unknown one
/// @param client the address that the request came from; "" where nobody noted it
/// @param times how many denied requests of a minute this stands for; else 1
public record AuditEntry(
        long id,
        Instant at,
        String key,
        String owner,
        String action,
        String object,
        String outcome,
        String requestId,
        String client,
        int times) {}
