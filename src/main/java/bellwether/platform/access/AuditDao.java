package bellwether.platform.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The audit's table, which only grows.
public final class AuditDao {
    private final Jdbi jdbi;

    AuditDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds one; the id that it has so far counts for nothing.
    void insert(AuditEntry entry) {
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                insert into audit (at, key, owner, action, object, outcome, request_id, client, times)
                                values (:at, :key, :owner, :action, :object, :outcome, :request, :client, :times)
                                """)
                        .bind("at", Timestamp.from(entry.at()))
                        .bind("key", entry.key())
                        .bind("owner", entry.owner())
                        .bind("action", entry.action())
                        .bind("object", entry.object())
                        .bind("outcome", entry.outcome())
                        .bind("request", entry.requestId())
                        .bind("client", entry.client())
                        .bind("times", entry.times())
                        .execute());
    }

    /// Which entries a list shows.
    ///
    /// @param actor a key's prefix or an owner
    /// @param before only ids below this one
    public record Filter(
            Optional<String> actor,
            Optional<String> action,
            Optional<Instant> since,
            long before) {}

    /// Entries, newest first.
    public List<AuditEntry> list(Filter filter, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select id, at, key, owner, action, object, outcome, request_id, client, times from audit
                                where id < :before
                                  and (cast(:actor as text) is null or key = :actor or owner = :actor)
                                  and (cast(:action as text) is null or action = :action)
                                  and (cast(:since as timestamptz) is null or at >= :since)
                                order by id desc limit :limit
                                """)
                        .bind("before", filter.before())
                        .bind("actor", filter.actor().orElse(null))
                        .bind("action", filter.action().orElse(null))
                        .bind("since", filter.since().map(Timestamp::from).orElse(null))
                        .bind("limit", limit)
                        .map((row, ctx) ->
                                new AuditEntry(
                                        row.getLong("id"),
                                        row.getTimestamp("at").toInstant(),
                                        row.getString("key"),
                                        row.getString("owner"),
                                        row.getString("action"),
                                        row.getString("object"),
                                        row.getString("outcome"),
                                        row.getString("request_id"),
                                        row.getString("client"),
                                        row.getInt("times")))
                        .list());
    }
}
