package bellwether.platform.access;

import bellwether.platform.base.Role;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// All keys of an owner together, and all admin keys.
final class OwnerKeyDao {
    private OwnerKeyDao() {}

    /// Lets one transaction at a time take admin keys away, until its end.
    static void lockAdmins(Handle h) {
        h.execute("select pg_advisory_xact_lock(hashtextextended('admin keys', 0))");
    }

    /// Whether an admin key beside one works at `now`, and is not about to be replaced.
    static boolean hasLastingAdmin(Handle h, UUID beside, Instant now) {
        return h.createQuery(
                        """
                        select exists (
                          select from api_key
                          where role = 'admin' and id <> :beside and revoked_at is null
                            and (expires_at is null or expires_at > :now))
                        """)
                .bind("beside", beside)
                .bind("now", Timestamp.from(now))
                .mapTo(Boolean.class)
                .one();
    }

    /// Refuses all of them from `at` on.
    static void revokeAll(Handle h, String owner, Instant at) {
        h.createUpdate(
                        """
                        update api_key set revoked_at = :at
                        where owner = :owner and (revoked_at is null or revoked_at > :at)
                        """)
                .bind("owner", owner)
                .bind("at", Timestamp.from(at))
                .execute();
    }

    /// The highest role of those that work at `now`.
    static Optional<Role> highest(Handle h, String owner, Instant now) {
        return h
                .createQuery(
                        """
                        select role from api_key
                        where owner = :owner and (revoked_at is null or revoked_at > :now)
                          and (expires_at is null or expires_at > :now)
                        """)
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .mapTo(String.class)
                .stream()
                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                .max(Comparator.naturalOrder());
    }
}
