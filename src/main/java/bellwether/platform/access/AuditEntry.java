package bellwether.platform.access;

import bellwether.platform.base.EmptyAsNull;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;

/// What somebody did.
///
/// @param key the prefix of the key that was shown, "master", or "" for none or an unknown one
/// @param client the address that the request came from; "" where nobody noted it
/// @param times how many denied requests of a minute this stands for; else 1
public record AuditEntry(
        long id,
        @JsonProperty("occurred_at") Instant at,
        @JsonSerialize(using = EmptyAsNull.class) String key,
        @JsonSerialize(using = EmptyAsNull.class) String owner,
        String action,
        @JsonSerialize(using = EmptyAsNull.class) String object,
        String outcome,
        @JsonSerialize(using = EmptyAsNull.class) String requestId,
        @JsonSerialize(using = EmptyAsNull.class) String client,
        int times) {}
