package bellwether.desk.report.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table of shares.
final class ShareDao {
    /// Of advisory locks, beside those of other tables.
    private static final int LOCK = 0x5a4e;

    private static final String COLUMNS =
            "id, kind, subject, title, created_at, expires_at, revoked_at, opened, opened_at";

    /// Keeps others from making shares of an owner until the transaction ends.
    void lock(Handle h, String owner) {
        h.createQuery(
                        "select 1 from (select pg_advisory_xact_lock(:lock, hashtext(:owner))) as"
                                + " held")
                .bind("lock", LOCK)
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    int countOpen(Handle h, String owner, Instant now) {
        return h.createQuery(
                        """
                        select count(*) from share
                        where owner = :owner and revoked_at is null and expires_at > :now
                        """)
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .mapTo(Integer.class)
                .one();
    }

    Share insert(Handle h, String owner, FrozenPage page, byte[] packed, Instant now, Instant end) {
        return h.createQuery(
                        """
                        insert into share (owner, kind, subject, title, page, created_at, expires_at)
                        values (:owner, :kind, :subject, :title, :page, :now, :end)
                        returning %s
                        """
                                .formatted(COLUMNS))
                .bind("owner", owner)
                .bind("kind", page.kind().word())
                .bind("subject", page.subject())
                .bind("title", page.title())
                .bind("page", packed)
                .bind("now", Timestamp.from(now))
                .bind("end", Timestamp.from(end))
                .map((row, _) -> share(row))
                .one();
    }

    /// Those of an owner, the newest first.
    List<Share> list(Handle h, String owner, long before, int limit) {
        return h.createQuery(
                        """
                        select %s from share where owner = :owner and id < :before
                        order by id desc limit :limit
                        """
                                .formatted(COLUMNS))
                .bind("owner", owner)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> share(row))
                .list();
    }

    Optional<Share> find(Handle h, String owner, long id) {
        return h.createQuery(
                        "select %s from share where owner = :owner and id = :id".formatted(COLUMNS))
                .bind("owner", owner)
                .bind("id", id)
                .map((row, _) -> share(row))
                .findOne();
    }

    /// Whether it was open until now.
    boolean revoke(Handle h, String owner, long id, Instant now) {
        return h.createUpdate(
                                """
                                update share set revoked_at = :now, page = ''
                                where owner = :owner and id = :id and revoked_at is null
                                """)
                        .bind("owner", owner)
                        .bind("id", id)
                        .bind("now", Timestamp.from(now))
                        .execute()
                == 1;
    }

    /// The page of a link, counted as opened; nothing where the link does not work. One statement
    /// whatever is wrong with it.
    Optional<byte[]> open(Handle h, ShareToken token, Instant now) {
        return h.createQuery(
                        """
                        update share set opened = opened + 1, opened_at = :now
                        where id = :id and :genuine and expires_at = to_timestamp(:expiry)
                            and expires_at > :now and revoked_at is null
                        returning page
                        """)
                .bind("id", token.number())
                .bind("genuine", token.genuine())
                .bind("expiry", token.expiry())
                .bind("now", Timestamp.from(now))
                .map((row, _) -> row.getBytes("page"))
                .findOne();
    }

    /// Takes away those that ended before a moment.
    int removeEnded(Handle h, Instant before) {
        return h.createUpdate("delete from share where least(expires_at, revoked_at) < :before")
                .bind("before", Timestamp.from(before))
                .execute();
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                new ShareId(row.getLong("id")),
                ShareKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getString("title"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked_at")).map(Timestamp::toInstant),
                row.getLong("opened"),
                Optional.ofNullable(row.getTimestamp("opened_at")).map(Timestamp::toInstant));
    }
}
