package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.preference.Gates;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Notifications that carry others: digests and bundles. All under the lock of the owner.
final class CarrierDao {
    /// One that is carried.
    record Part(UUID id, String title, Instant happenedAt) {}

    /// What a notification carries.
    ///
    /// @param counts how many of each type, all together
    /// @param first the first of them
    record Parts(Map<String, Integer> counts, List<Part> first) {
        Parts {
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
            first = List.copyOf(first);
        }

        int size() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

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

    /// However many there are, so few are read: a digest may carry all that a week has held.
    Parts parts(Handle h, UUID carrier, int most) {
        Map<String, Integer> counts = new HashMap<>();
        h.createQuery(
                        "select type, count(*)::integer from notification where part_of = :carrier group by type")
                .bind("carrier", carrier)
                .map((row, _) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        List<Part> first =
                h.createQuery(
                                """
                                select id, title, happened_at from notification
                                where part_of = :carrier order by seq limit :most
                                """)
                        .bind("carrier", carrier)
                        .bind("most", most)
                        .map((row, _) ->
                                new Part(
                                        row.getObject("id", UUID.class),
                                        row.getString("title"),
                                        row.getTimestamp("happened_at").toInstant()))
                        .list();
        return new Parts(counts, first);
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
