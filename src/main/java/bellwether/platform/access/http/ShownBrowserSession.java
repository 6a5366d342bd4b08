package bellwether.platform.access.http;

import bellwether.platform.access.BrowserSession;
import bellwether.platform.base.Caller;
import bellwether.platform.base.EmptyAsNull;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;

/// A session as its owner sees it.
record ShownBrowserSession(
        String id,
        boolean current,
        String key,
        String keyName,
        boolean stay,
        @JsonSerialize(using = EmptyAsNull.class) String userAgent,
        @JsonSerialize(using = EmptyAsNull.class) String client,
        Instant createdAt,
        @JsonProperty("last_seen_at") Instant seenAt,
        Instant expiresAt,
        Instant idleExpiresAt) {
    static ShownBrowserSession of(BrowserSession session, Caller caller) {
        return new ShownBrowserSession(
                session.publicId(),
                session.publicId().equals(caller.session()),
                session.caller().key(),
                session.keyName(),
                session.stay(),
                session.client().userAgent(),
                session.client().address(),
                session.createdAt(),
                session.seenAt(),
                session.expiresAt(),
                session.idleExpiresAt());
    }
}
