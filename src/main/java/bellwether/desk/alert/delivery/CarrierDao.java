package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.preference.Gates;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Notifications that carry others: digests and bundles. All under the lock of the owner.
final class CarrierDao {
    /// One that is carried.
    record Part(UUID id, UUID channel, String type, String title, Instant happenedAt) {}

    /// The bundle of a channel that nobody has begun to send; it stays so until the commit.
    Optional<UUID> openBundle(Handle h, UUID channel, Instant now) {
        return h.createQuery(
                        """
                        select id from notification
                        where channel = :channel and type = 'bundle' and state = 'queued' and tries = 0
                          and created_at > :since
                        order by seq desc limit 1 for update
                        """)
                .bind("channel", channel)
                .bind("since", Timestamp.from(now.minus(Gates.MOMENT)))
                .mapTo(UUID.class)
                .findOne();
    }

    /// Takes what came in the last moment and has not been sent yet into a bundle.
    void takeUnsent(Handle h, UUID channel, UUID bundle, Instant now) {
        h.createUpdate(
                        """
                        update notification set state = 'included', part_of = :bundle, counts_at = null, ended_at = :now
                        where id in (
                          select id from notification
                          where channel = :channel and state = 'queued' and attempts = 0 and created_at > :since
                            and priority <> 'critical' and type = any(:types)
                          for update skip locked)
                        """)
                .bind("bundle", bundle)
                .bind("channel", channel)
                .bindArray(
                        "types",
                        String.class,
                        NotificationType.choices().stream().map(NotificationType::word).toList())
                .bind("since", Timestamp.from(now.minus(Gates.MOMENT)))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    List<Part> parts(Handle h, UUID carrier) {
        return h.createQuery(
                        """
                        select id, channel, type, title, happened_at from notification
                        where part_of = :carrier order by seq
                        """)
                .bind("carrier", carrier)
                .map((row, _) ->
                        new Part(
                                row.getObject("id", UUID.class),
                                row.getObject("channel", UUID.class),
                                row.getString("type"),
                                row.getString("title"),
                                row.getTimestamp("happened_at").toInstant()))
                .list();
    }

    /// Channels of an owner that can be sent a digest and have something for one.
    List<UUID> channelsWithHeld(Handle h, String owner) {
        return h.createQuery(
                        """
                        select distinct n.channel from notification n join channel c on c.id = n.channel
                        where n.owner = :owner and n.state = 'held'
                          and c.state in ('ready', 'not_configured') and c.confirmed_at is not null
                        order by 1
                        """)
                .bind("owner", owner)
                .mapTo(UUID.class)
                .list();
    }

    void takeHeld(Handle h, UUID channel, UUID digest, Instant now) {
        h.createUpdate(
                        """
                        update notification set state = 'included', part_of = :digest, ended_at = :now
                        where channel = :channel and state = 'held'
                        """)
                .bind("digest", digest)
                .bind("channel", channel)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void rewrite(Handle h, UUID carrier, String title, String text, String data) {
        h.createUpdate(
                        "update notification set title = :title, body = :text, data = :data where id = :id")
                .bind("id", carrier)
                .bind("title", title)
                .bind("text", text)
                .bind("data", data)
                .execute();
    }
}
