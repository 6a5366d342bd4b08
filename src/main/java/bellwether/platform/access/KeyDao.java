package bellwether.platform.access;

import bellwether.platform.base.KeyQuota;
import bellwether.platform.base.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The keys' table.
final class KeyDao {
    static final String COLUMNS =
            """
            id, prefix, owner, role, name, created_at, created_by, expires_at, revoked_at, last_used_at, replaces,
            requests_per_hour, requests_per_day
            """;

    private final Jdbi jdbi;

    KeyDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Whether the row is new; it is not when its maker has used the idempotency key before.
    boolean insert(ApiKey key, byte[] hash, Optional<String> idempotencyKey) {
        return jdbi.withHandle(h ->
                h.createUpdate(
                                        """
                                        insert into api_key (id, hash, prefix, owner, role, name, created_at, created_by,
                                          expires_at, replaces, idempotency_key, requests_per_hour, requests_per_day)
                                        values (:id, :hash, :prefix, :owner, :role, :name, :at, :by,
                                          :expires, :replaces, :idempotencyKey, :perHour, :perDay)
                                        on conflict (created_by, idempotency_key) do nothing
                                        """)
                                .bind("id", key.id())
                                .bind("hash", hash)
                                .bind("prefix", key.prefix())
                                .bind("owner", key.owner())
                                .bind("role", key.role().word())
                                .bind("name", key.name())
                                .bind("at", Timestamp.from(key.createdAt()))
                                .bind("by", key.createdBy())
                                .bind("expires", key.expiresAt().map(Timestamp::from).orElse(null))
                                .bind("replaces", key.replaces().orElse(null))
                                .bind("idempotencyKey", idempotencyKey.orElse(null))
                                .bind("perHour", key.quota().perHour().orElse(null))
                                .bind("perDay", key.quota().perDay().orElse(null))
                                .execute()
                        == 1);
    }

    Optional<ApiKey> made(String by, String idempotencyKey) {
        return one(
                "created_by = :by and idempotency_key = :key",
                Map.of("by", by, "key", idempotencyKey));
    }

    Optional<ApiKey> find(UUID id) {
        return one("id = :id", Map.of("id", id));
    }

    /// The same within a transaction, until whose end no other changes it.
    Optional<ApiKey> lock(UUID id) {
        return one("id = :id for update", Map.of("id", id));
    }

    Optional<ApiKey> find(byte[] hash) {
        return one("hash = :hash", Map.of("hash", hash));
    }

    List<ApiKey> findByPrefixes(Collection<String> prefixes) {
        return jdbi.withHandle(h ->
                h.createQuery("select " + COLUMNS + " from api_key where prefix = any(:prefixes)")
                        .bindArray("prefixes", String.class, List.copyOf(prefixes))
                        .map(KeyDao::row)
                        .list());
    }

    Optional<ApiKey> findByPrefix(String prefix) {
        return one("prefix = :prefix", Map.of("prefix", prefix));
    }

    private Optional<ApiKey> one(String condition, Map<String, ?> values) {
        return jdbi.withHandle(h ->
                h.createQuery("select " + COLUMNS + " from api_key where " + condition)
                        .bindMap(values)
                        .map(KeyDao::row)
                        .findOne());
    }

    /// Keys, newest first.
    ///
    /// @param before where the last page ended
    List<ApiKey> list(Optional<UUID> before, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select %s from api_key
                                where cast(:before as uuid) is null or (created_at, id) <
                                  (select created_at, id from api_key where id = :before)
                                order by created_at desc, id desc limit :limit
                                """
                                        .formatted(COLUMNS))
                        .bind("before", before.orElse(null))
                        .bind("limit", limit)
                        .map(KeyDao::row)
                        .list());
    }

    /// Whether any key was ever made.
    boolean any() {
        return jdbi.withHandle(h ->
                h.createQuery("select exists (select from api_key)").mapTo(Boolean.class).one());
    }

    void change(UUID id, String name, KeyQuota quota) {
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                update api_key set name = :name, requests_per_hour = :perHour,
                                  requests_per_day = :perDay
                                where id = :id
                                """)
                        .bind("id", id)
                        .bind("name", name)
                        .bind("perHour", quota.perHour().orElse(null))
                        .bind("perDay", quota.perDay().orElse(null))
                        .execute());
    }

    /// Refuses a key from `at` on, or from earlier if so it was; whether that changed anything.
    boolean revoke(UUID id, Instant at) {
        return jdbi.withHandle(h ->
                h.createUpdate(
                                        """
                                        update api_key set revoked_at = :at
                                        where id = :id and (revoked_at is null or revoked_at > :at)
                                        """)
                                .bind("id", id)
                                .bind("at", Timestamp.from(at))
                                .execute()
                        == 1);
    }

    /// Refuses a key from `at` on, when nobody has decided about its end yet; whether nobody had.
    boolean retire(UUID id, Instant at) {
        return jdbi.withHandle(h ->
                h.createUpdate(
                                        "update api_key set revoked_at = :at where id = :id and"
                                                + " revoked_at is null")
                                .bind("id", id)
                                .bind("at", Timestamp.from(at))
                                .execute()
                        == 1);
    }

    /// Owners of keys that may do everything at `now`.
    Set<String> adminOwners(Instant now) {
        return jdbi.withHandle(h -> adminOwners(h, now));
    }

    /// The same within a transaction.
    static Set<String> adminOwners(Handle h, Instant now) {
        return new TreeSet<>(
                h.createQuery(
                                """
                                select distinct owner from api_key
                                where role = 'admin' and (revoked_at is null or revoked_at > :now)
                                  and (expires_at is null or expires_at > :now)
                                """)
                        .bind("now", Timestamp.from(now))
                        .mapTo(String.class)
                        .list());
    }

    /// Notes uses; a key's is written once a minute at most, whichever process notes it.
    void used(Map<UUID, Instant> uses) {
        List<Map.Entry<UUID, Instant>> entries = List.copyOf(uses.entrySet());
        jdbi.useHandle(h ->
                h.createUpdate(
                                """
                                update api_key k set last_used_at = u.at
                                from unnest(:ids, cast(:times as timestamptz[])) as u (id, at)
                                where k.id = u.id and (k.last_used_at is null
                                  or k.last_used_at <= u.at - interval '1 minute')
                                """)
                        .bindArray(
                                "ids", UUID.class, entries.stream().map(Map.Entry::getKey).toList())
                        .bindArray(
                                "times",
                                String.class,
                                entries.stream().map(e -> e.getValue().toString()).toList())
                        .execute());
    }

    static ApiKey row(ResultSet row, StatementContext ctx) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("prefix"),
                row.getString("owner"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                Optional.ofNullable(row.getObject("replaces", UUID.class)),
                new KeyQuota(
                        Optional.ofNullable(row.getObject("requests_per_hour", Integer.class)),
                        Optional.ofNullable(row.getObject("requests_per_day", Integer.class))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
