package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.preference.ChannelRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The channels as their owners see and change them.
final class ChannelDao {
    private static final String COLUMNS =
            """
            id, owner, kind, name, shown, state, reason, min_priority, per_hour, per_day, created_at, confirmed_at,
            retry_at, failing_since, version
            """;

    /// Whether the row is new; it is not when the owner has another of this name.
    boolean insert(Handle h, Channel channel, byte[] sealed) {
        return h.createUpdate(
                                """
                                insert into channel (id, owner, kind, name, sealed, shown, state, reason, min_priority,
                                  per_hour, per_day, created_at, confirmed_at)
                                values (:id, :owner, :kind, :name, :sealed, :shown, :state, :reason, :least,
                                  :perHour, :perDay, :createdAt, :confirmedAt)
                                on conflict (owner, name) where state <> 'deleted' do nothing
                                """)
                        .bind("id", channel.id())
                        .bind("owner", channel.owner())
                        .bind("kind", Channel.word(channel.kind()))
                        .bind("name", channel.name())
                        .bind("sealed", sealed)
                        .bind("shown", channel.shown())
                        .bind("state", channel.state().word())
                        .bind("reason", channel.reason())
                        .bind("least", channel.rules().least().word())
                        .bind("perHour", channel.rules().perHour())
                        .bind("perDay", channel.rules().perDay())
                        .bind("createdAt", Timestamp.from(channel.createdAt()))
                        .bind(
                                "confirmedAt",
                                channel.confirmedAt().map(Timestamp::from).orElse(null))
                        .execute()
                == 1;
    }

    Optional<Channel> find(Handle h, String owner, UUID id) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + " from channel where id = :id and owner = :owner and state <> 'deleted'")
                .bind("id", id)
                .bind("owner", owner)
                .map(ChannelDao::row)
                .findOne();
    }

    Optional<Channel> find(Handle h, UUID id) {
        return h.createQuery(
                        "select " + COLUMNS + " from channel where id = :id and state <> 'deleted'")
                .bind("id", id)
                .map(ChannelDao::row)
                .findOne();
    }

    /// All of an owner, the oldest first.
    List<Channel> list(Handle h, String owner) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + " from channel where owner = :owner and state <> 'deleted' order by created_at, id")
                .bind("owner", owner)
                .map(ChannelDao::row)
                .list();
    }

    /// Those for which notifications are kept, in the order of their ids.
    List<Channel> receiving(Handle h, String owner) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + """
                                from channel
                                where owner = :owner and state in ('ready', 'broken', 'not_configured')
                                  and confirmed_at is not null
                                order by id
                                """)
                .bind("owner", owner)
                .map(ChannelDao::row)
                .list();
    }

    /// Name, rules and state as their owner chose them.
    void change(Handle h, Channel changed) {
        h.createUpdate(
                        """
                        update channel set name = :name, min_priority = :least, per_hour = :perHour, per_day = :perDay,
                          state = :state, reason = :reason, confirmed_at = :confirmedAt, version = version + 1
                        where id = :id and state <> 'deleted'
                        """)
                .bind("id", changed.id())
                .bind("name", changed.name())
                .bind("least", changed.rules().least().word())
                .bind("perHour", changed.rules().perHour())
                .bind("perDay", changed.rules().perDay())
                .bind("state", changed.state().word())
                .bind("reason", changed.reason())
                .bind("confirmedAt", changed.confirmedAt().map(Timestamp::from).orElse(null))
                .execute();
    }

    void state(Handle h, UUID id, ChannelState state, String reason) {
        h.createUpdate(
                        """
                        update channel set state = :state, reason = :reason
                        where id = :id and state <> 'deleted'
                        """)
                .bind("id", id)
                .bind("state", state.word())
                .bind("reason", reason)
                .execute();
    }

    /// As it is after a code was sent, or was not.
    void unconfirmed(Handle h, UUID id, ChannelState state, String reason) {
        h.createUpdate(
                        """
                        update channel set state = :state, reason = :reason
                        where id = :id and confirmed_at is null and state in ('unconfirmed', 'not_configured')
                        """)
                .bind("id", id)
                .bind("state", state.word())
                .bind("reason", reason)
                .execute();
    }

    /// Forgets earlier failures.
    void recovered(Handle h, UUID id) {
        h.createUpdate(
                        """
                        update channel set retry_at = null, failing_since = null, dead_running = 0 where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /// The row stays for its notifications; its address does not.
    void delete(Handle h, UUID id) {
        h.createUpdate(
                        """
                        update channel set state = 'deleted', sealed = '', shown = '', code = null where id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    byte[] sealed(Handle h, UUID id) {
        return h.createQuery("select sealed from channel where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one();
    }

    /// Another address in the same place. No code that was sent to the one before confirms it, and
    /// no late answer of the one before counts against it.
    void address(Handle h, UUID id, byte[] sealed, String shown) {
        h.createUpdate(
                        """
                        update channel set sealed = :sealed, shown = :shown, code = null, code_until = null, code_tries = 0,
                          lease = lease + 1, lease_until = null, retry_at = null, failing_since = null, dead_running = 0
                        where id = :id
                        """)
                .bind("id", id)
                .bind("sealed", sealed)
                .bind("shown", shown)
                .execute();
    }

    /// The same address with other secrets of ours.
    void reseal(Handle h, UUID id, byte[] sealed) {
        h.createUpdate("update channel set sealed = :sealed where id = :id")
                .bind("id", id)
                .bind("sealed", sealed)
                .execute();
    }

    /// Also of one that is deleted.
    Optional<String> owner(Handle h, UUID id) {
        return h.createQuery("select owner from channel where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    void rotated(Handle h, UUID id, Instant now) {
        h.createUpdate("update channel set rotated_at = :now, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    Optional<Instant> rotatedAt(Handle h, UUID id) {
        return h.createQuery("select rotated_at from channel where id = :id")
                .bind("id", id)
                .map((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .one();
    }

    /// Settings change with a restart only: channels of a kind that lacks one say so.
    void unset(Handle h, ChannelKind kind, String reason) {
        h.createUpdate(
                        """
                        update channel set state = 'not_configured', reason = :reason
                        where kind = :kind and state in ('ready', 'unconfirmed', 'not_configured')
                        """)
                .bind("kind", Channel.word(kind))
                .bind("reason", reason)
                .execute();
    }

    /// Channels of a kind that lacks nothing any more are as before.
    void set(Handle h, ChannelKind kind) {
        h.createUpdate(
                        """
                        update channel set reason = '', retry_at = null,
                          state = case when confirmed_at is null then 'unconfirmed' else 'ready' end
                        where kind = :kind and state = 'not_configured'
                        """)
                .bind("kind", Channel.word(kind))
                .execute();
    }

    private static Channel row(ResultSet row, StatementContext ctx) throws SQLException {
        ChannelKind kind = Channel.kind(row.getString("kind"));
        return new Channel(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                kind,
                row.getString("name"),
                row.getString("shown"),
                ChannelState.of(row.getString("state")),
                row.getString("reason"),
                new ChannelRules(
                        Channel.isForPeople(kind),
                        NotificationPriority.of(row.getString("min_priority")),
                        row.getInt("per_hour"),
                        row.getInt("per_day")),
                row.getTimestamp("created_at").toInstant(),
                moment(row, "confirmed_at"),
                new Channel.Health(moment(row, "retry_at"), moment(row, "failing_since")),
                row.getLong("version"));
    }

    static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
