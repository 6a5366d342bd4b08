package bellwether.platform.privacy.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// How far the deletions of owners are. A row is there from the request to the end.
public final class DeletionDao {
    /// A deletion that was asked for.
    ///
    /// @param key of the caller who asked, for the audit
    /// @param confirmedAt empty while it was only asked for
    /// @param removed rows so far
    public record Deletion(
            String owner,
            String key,
            Instant expiresAt,
            Optional<Instant> confirmedAt,
            long removed) {}

    /// Notes a request in the place of an earlier one that was not confirmed; whether it could.
    public boolean ask(Handle h, Deletion asked, String hash) {
        return h.createUpdate(
                                """
                                insert into owner_deletion (owner, key, hash, expires_at) values (:owner, :key, :hash, :expires)
                                on conflict (owner) do update
                                set key = excluded.key, hash = excluded.hash, expires_at = excluded.expires_at
                                where owner_deletion.confirmed_at is null
                                """)
                        .bind("owner", asked.owner())
                        .bind("key", asked.key())
                        .bind("hash", hash)
                        .bind("expires", Timestamp.from(asked.expiresAt()))
                        .execute()
                == 1;
    }

    /// Confirms a request that is not over its time, once; whether it was there.
    ///
    /// @param key which has to be the one that asked
    public boolean confirm(Handle h, String owner, String key, String hash, Instant now) {
        return h.createUpdate(
                                """
                                update owner_deletion set confirmed_at = :now
                                where owner = :owner and key = :key and hash = :hash and expires_at > :now and confirmed_at is null
                                """)
                        .bind("owner", owner)
                        .bind("key", key)
                        .bind("hash", hash)
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    public Optional<Deletion> find(Handle h, String owner) {
        return list(h, "owner = ?", owner).stream().findFirst();
    }

    /// Those that go on.
    public List<Deletion> confirmed(Handle h) {
        return list(h, "confirmed_at is not null order by owner");
    }

    private static List<Deletion> list(Handle h, String condition, Object... values) {
        return h.select(
                        "select owner, key, expires_at, confirmed_at, removed from owner_deletion"
                                + " where "
                                + condition,
                        values)
                .map((row, _) ->
                        new Deletion(
                                row.getString("owner"),
                                row.getString("key"),
                                row.getTimestamp("expires_at").toInstant(),
                                Optional.ofNullable(row.getTimestamp("confirmed_at"))
                                        .map(Timestamp::toInstant),
                                row.getLong("removed")))
                .list();
    }

    public void add(Handle h, String owner, long removed) {
        h.execute(
                "update owner_deletion set removed = removed + ? where owner = ?", removed, owner);
    }

    /// Ends it; whether this call has.
    public boolean end(Handle h, String owner) {
        return h.execute("delete from owner_deletion where owner = ?", owner) == 1;
    }

    /// Forgets requests that were not confirmed in time.
    public void forget(Handle h, Instant now) {
        h.execute(
                "delete from owner_deletion where confirmed_at is null and expires_at <= ?",
                Timestamp.from(now));
    }
}
