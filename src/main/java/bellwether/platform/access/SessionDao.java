package bellwether.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of browsers' sessions. Each is read together with the key that opened it.
final class SessionDao {
    private static final String JOINED =
            """
            select session, master, stay, user_agent, address, opened_at, seen_at, %s
            from (select id as session, hash as token, key as opened_by, master, owner as holder, stay,
                    user_agent, address, created_at as opened_at, seen_at
                  from access_session) s
              left join api_key on id = opened_by
            """
                    .formatted(KeyDao.COLUMNS);

    private final Jdbi jdbi;

    SessionDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Stores a new one; gives its number.
    long insert(SessionToken token, String owner, BrowserSession session) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                insert into access_session (hash, key, master, owner, stay, user_agent, address,
                                  created_at, seen_at)
                                values (:hash, :key, :master, :owner, :stay, :agent, :address, :created, :seen)
                                returning id
                                """)
                        .bind("hash", token.hash())
                        .bind("key", session.key().map(ApiKey::id).orElse(null))
                        .bind("master", session.fingerprint())
                        .bind("owner", owner)
                        .bind("stay", session.stay())
                        .bind("agent", session.client().userAgent())
                        .bind("address", session.client().address())
                        .bind("created", Timestamp.from(session.createdAt()))
                        .bind("seen", Timestamp.from(session.seenAt()))
                        .mapTo(Long.class)
                        .one());
    }

    Optional<BrowserSession> find(byte[] hash) {
        return jdbi.withHandle(h ->
                h.createQuery(JOINED + " where token = :hash")
                        .bind("hash", hash)
                        .map(SessionDao::row)
                        .findOne());
    }

    List<BrowserSession> find(Collection<Long> ids) {
        return jdbi.withHandle(h ->
                h.createQuery(JOINED + " where session = any(:ids)")
                        .bindArray("ids", Long.class, List.copyOf(ids))
                        .map(SessionDao::row)
                        .list());
    }

    /// One owner's, newest first.
    ///
    /// @param before only ids below this one
    List<BrowserSession> list(String owner, long before, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                JOINED
                                        + " where holder = :owner and session < :before order by"
                                        + " session desc limit :limit")
                        .bind("owner", owner)
                        .bind("before", before)
                        .bind("limit", limit)
                        .map(SessionDao::row)
                        .list());
    }

    /// Whether there was such a one of this owner.
    boolean delete(long id, String owner) {
        return jdbi.withHandle(h ->
                h.createUpdate("delete from access_session where id = :id and owner = :owner")
                                .bind("id", id)
                                .bind("owner", owner)
                                .execute()
                        == 1);
    }

    /// Removes the one with this token; gives its id.
    Optional<Long> delete(byte[] hash) {
        return jdbi.withHandle(h ->
                h.createQuery("delete from access_session where hash = :hash returning id")
                        .bind("hash", hash)
                        .mapTo(Long.class)
                        .findOne());
    }

    /// Removes those of an owner that are over the most it may have, the least recently used first;
    /// gives their ids.
    List<Long> deleteOverflow(String owner, int most) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                delete from access_session where id in (
                                  select id from access_session where owner = :owner
                                  order by seen_at desc, id desc offset :most)
                                returning id
                                """)
                        .bind("owner", owner)
                        .bind("most", most)
                        .mapTo(Long.class)
                        .list());
    }

    /// Ends all of an owner; within a transaction of the caller.
    static int deleteAll(Handle h, String owner) {
        return h.execute("delete from access_session where owner = ?", owner);
    }

    /// Removes those that have ended by now; gives how many.
    ///
    /// @param master fingerprint of the master key that is in force; "" for none
    static int deleteEnded(Jdbi patient, Instant now, String master) {
        return patient.withHandle(h ->
                h.createUpdate(
                                """
                                delete from access_session s
                                where seen_at <= :idleSince or created_at <= :openSince
                                  or (key is null and master <> :master)
                                  or exists (select from api_key k where k.id = s.key
                                    and (k.revoked_at <= :now or k.expires_at <= :now))
                                """)
                        .bind("now", Timestamp.from(now))
                        .bind("idleSince", Timestamp.from(now.minus(BrowserSession.IDLE)))
                        .bind("openSince", Timestamp.from(now.minus(BrowserSession.LONGEST)))
                        .bind("master", master)
                        .execute());
    }

    /// Notes requests; a session's is written once a minute at most, whichever process notes it.
    void seen(Map<Long, Instant> uses) {
        List<Map.Entry<Long, Instant>> entries = List.copyOf(uses.entrySet());
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                update access_session s set seen_at = u.at
                                from unnest(:ids, cast(:times as timestamptz[])) as u (id, at)
                                where s.id = u.id and s.seen_at <= u.at - interval '1 minute'
                                """)
                        .bindArray(
                                "ids", Long.class, entries.stream().map(Map.Entry::getKey).toList())
                        .bindArray(
                                "times",
                                String.class,
                                entries.stream().map(e -> e.getValue().toString()).toList())
                        .execute());
    }

    private static BrowserSession row(ResultSet row, StatementContext ctx) throws SQLException {
        return new BrowserSession(
                row.getLong("session"),
                row.getObject("id") == null ? Optional.empty() : Optional.of(KeyDao.row(row, ctx)),
                row.getString("master"),
                row.getBoolean("stay"),
                new SessionClient(row.getString("user_agent"), row.getString("address")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("seen_at").toInstant());
    }
}
