package bellwether.desk.alert.delivery;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.preference.Gates;
import bellwether.desk.alert.preference.RecentLoad;
import bellwether.platform.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The notifications as they are made and looked at.
final class NotificationDao {
    static final String COLUMNS =
            """
            id, seq, channel, type, priority, title, body, data, happened_at, created_at, due_at, expires_at,
            ended_at, state, gate, reason, part_of, attempts
            """;

    /// As its index has it. No text among the data has quotes without a backslash.
    static final String OF_ALERT = " and substring(data from '\"alert\":\"([^\"]*)\"') = :alert";

    private static final String REPLAY =
            """
            update notification
            set state = 'queued', tries = 0, due_at = :now, ended_at = null, reason = '',
              expires_at = case when expires_at is null then null else cast(:now as timestamptz) + interval '24 hours' end
            where %s and state in ('delivered', 'dead', 'expired', 'cancelled')
            """;

    /// The types that belong to the delivery itself: no event is behind them.
    private static final List<String> OWN_TYPES =
            Arrays.stream(NotificationType.values())
                    .filter(type -> !type.isChoice())
                    .map(NotificationType::word)
                    .toList();

    void insert(Handle h, NewNotification made, String reason, Instant now) {
        boolean ended =
                made.state() != NotificationState.QUEUED && made.state() != NotificationState.HELD;
        h.createUpdate(
                        """
                        insert into notification (id, channel, owner, type, priority, subject, title, body, data,
                          happened_at, created_at, due_at, expires_at, ended_at, state, gate, reason, part_of, counts_at)
                        values (:id, :channel, :owner, :type, :priority, :subject, :title, :body, :data,
                          :happenedAt, :now, :dueAt, :expiresAt, :endedAt, :state, :gate, :reason, :partOf, :countsAt)
                        """)
                .bind("id", made.id())
                .bind("channel", made.channel().id())
                .bind("owner", made.channel().owner())
                .bind("type", made.event().type().word())
                .bind("priority", made.event().priority().word())
                .bind("subject", made.event().subject())
                .bind("title", made.event().title())
                .bind("body", made.event().text())
                .bind("data", Json.write(made.event().data()))
                .bind("happenedAt", Timestamp.from(made.event().happenedAt()))
                .bind("now", Timestamp.from(now))
                .bind("dueAt", Timestamp.from(made.dueAt()))
                .bind("expiresAt", made.expiresAt().map(Timestamp::from).orElse(null))
                .bind("endedAt", ended ? Timestamp.from(now) : null)
                .bind("state", made.state().word())
                .bind("gate", made.gate())
                .bind("reason", reason)
                .bind("partOf", made.partOf().orElse(null))
                .bind("countsAt", made.counted() ? Timestamp.from(made.dueAt()) : null)
                .execute();
    }

    /// What a channel has been sent lately, under the lock of its owner. Caps count at the time at
    /// which each is due, so that the end of quiet hours is no flood; a bundle is due a moment
    /// later.
    ///
    /// @param dueAt when the event would be sent
    RecentLoad load(Handle h, UUID channel, AlertEvent event, Instant now, Instant dueAt) {
        Duration cooldown = event.restraint().cooldown();
        Duration subjects =
                cooldown.compareTo(Gates.SAME_SUBJECT) > 0 ? cooldown : Gates.SAME_SUBJECT;
        return h.createQuery(
                        """
                        select
                          (select count(*) from notification where channel = :channel and created_at > :moment
                            and gate in ('', :quiet) and type <> all(:own)) as moment,
                          (select count(*) from notification where channel = :channel and counts_at > :hour
                            and counts_at <= :due) as hour,
                          (select count(*) from notification where channel = :channel and counts_at > :day
                            and counts_at <= :due) as day,
                          (select max(created_at) from notification where channel = :channel
                            and created_at > :subjects and subject = :subject and subject <> ''
                            and gate in ('', :quiet)) as same,
                          exists (select from notification where channel = :channel and created_at > :moment
                            and type = 'bundle' and state = 'queued' and tries = 0) as open
                        """)
                .bind("channel", channel)
                .bind("subject", event.subject())
                .bind("quiet", Gates.QUIET_HOURS)
                .bindArray("own", String.class, OWN_TYPES)
                .bind("moment", Timestamp.from(now.minus(Gates.MOMENT)))
                .bind("hour", Timestamp.from(dueAt.minus(Duration.ofHours(1))))
                .bind("day", Timestamp.from(dueAt.minus(Duration.ofDays(1))))
                .bind("due", Timestamp.from(dueAt.plus(Gates.MOMENT)))
                .bind("subjects", Timestamp.from(now.minus(subjects)))
                .map((row, _) ->
                        new RecentLoad(
                                row.getInt("moment"),
                                row.getInt("hour"),
                                row.getInt("day"),
                                ChannelDao.moment(row, "same"),
                                row.getBoolean("open")))
                .one();
    }

    /// Whether the channel is told of a cap after then.
    boolean isCapSaid(Handle h, UUID channel, String gate, Instant since) {
        return h.createQuery(
                        """
                        select exists (select from notification where channel = :channel and due_at > :since
                          and type = 'cap.reached' and subject = :gate)
                        """)
                .bind("channel", channel)
                .bind("since", Timestamp.from(since))
                .bind("gate", gate)
                .mapTo(Boolean.class)
                .one();
    }

    Optional<Notification> find(Handle h, String owner, UUID id) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + " from notification where id = :id and owner = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .map(NotificationDao::row)
                .findOne();
    }

    /// Those of an owner, the newest first.
    List<Notification> list(Handle h, String owner, NotificationLog.Query filter, int limit) {
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + """
                                from notification
                                where owner = :owner and seq < :before
                                  and (cast(:channel as uuid) is null or channel = :channel)
                                  and (cast(:state as text) is null or state = :state)
                                  and (cast(:type as text) is null or type = :type)
                                """
                                + filter.alert().map(_ -> OF_ALERT).orElse("")
                                + " order by seq desc limit :limit")
                .bind("owner", owner)
                .bind("before", filter.before())
                .bind("channel", filter.channel().orElse(null))
                .bind("state", filter.state().map(NotificationState::word).orElse(null))
                .bind("type", filter.type().map(NotificationType::word).orElse(null))
                .bindMap(filter.alert().map(id -> Map.of("alert", id)).orElse(Map.of()))
                .bind("limit", limit)
                .map(NotificationDao::row)
                .list();
    }

    /// Puts one that has ended into the queue again, under the same id; whether it had ended.
    boolean replay(Handle h, UUID id, Instant now) {
        return replay(h, "id = :id", "id", id, now) == 1;
    }

    /// The same of all of a channel that were made since then, but for tests.
    int replaySince(Handle h, UUID channel, Instant since, Instant now) {
        return h.createUpdate(
                        REPLAY.formatted(
                                "channel = :channel and created_at >= :since and type <>"
                                        + " 'channel.test'"))
                .bind("channel", channel)
                .bind("since", Timestamp.from(since))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    private static int replay(Handle h, String condition, String name, UUID value, Instant now) {
        return h.createUpdate(REPLAY.formatted(condition))
                .bind(name, value)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Ends those of a channel that still wait.
    int end(Handle h, UUID channel, NotificationState state, String reason, Instant now) {
        return h.createUpdate(
                        """
                        update notification set state = :state, reason = :reason, ended_at = :now
                        where channel = :channel and state = 'queued'
                        """)
                .bind("channel", channel)
                .bind("state", state.word())
                .bind("reason", reason)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    static Notification row(ResultSet row, StatementContext ctx) throws SQLException {
        return new Notification(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getObject("channel", UUID.class),
                NotificationType.of(row.getString("type")).orElseThrow(),
                NotificationPriority.of(row.getString("priority")),
                new Notification.Content(
                        row.getString("title"), row.getString("body"), row.getString("data")),
                new Notification.Times(
                        row.getTimestamp("happened_at").toInstant(),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("due_at").toInstant(),
                        ChannelDao.moment(row, "expires_at"),
                        ChannelDao.moment(row, "ended_at")),
                NotificationState.of(row.getString("state")),
                row.getString("gate"),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("part_of", UUID.class)),
                row.getInt("attempts"));
    }
}
