package bellwether.platform.access;

import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A key as it is kept: without what makes it work.
///
/// @param prefix the public beginning of it
/// @param createdBy the prefix of the key that made it; "" for this machine's user
/// @param revokedAt from when it is refused; may lie ahead
/// @param lastUsedAt up to a minute late
/// @param replaces the key from which it was rotated
/// @param quota how much may be asked with it
public record ApiKey(
        UUID id,
        String prefix,
        String owner,
        Role role,
        String name,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        Optional<UUID> replaces,
        KeyQuota quota) {

    /// What has become of it.
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public State state(Instant now) {
        if (revokedAt.isPresent() && !now.isBefore(revokedAt.get())) {
            return State.REVOKED;
        }
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get())
                ? State.EXPIRED
                : State.ACTIVE;
    }

    /// A new one like this, in its place.
    ApiKey successor(UUID newId, KeySecret secret, Instant now, String by) {
        return new ApiKey(
                newId,
                secret.prefix(),
                owner,
                role,
                name,
                now,
                by,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                quota);
    }
}
