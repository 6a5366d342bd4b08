package bellwether.desk.alert.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What is done now and then to notifications and channels.
final class UpkeepDao {
    /// Ends what nobody will send: too old for people, or of a channel that takes nothing.
    void endHopeless(Handle h, Instant now) {
        h.createUpdate(
                        """
                        update notification set state = 'expired', ended_at = :now, reason = 'not delivered within 24 hours'
                        where state = 'queued' and expires_at <= :now
                        """)
                .bind("now", Timestamp.from(now))
                .execute();
        h.createUpdate(
                        """
                        update attempt set outcome = 'unknown', answer = :words
                        from notification n join channel c on c.id = n.channel
                        where attempt.notification = n.id and attempt.outcome = 'sending' and n.state = 'sending'
                          and c.state in ('broken', 'off', 'deleted', 'unconfirmed')
                          and (c.lease_until is null or c.lease_until <= :now)
                        """)
                .bind("words", QueueDao.MAY_HAVE_ARRIVED)
                .bind("now", Timestamp.from(now))
                .execute();
        h.createUpdate(
                        """
                        update notification n
                        set state = case when c.state = 'broken' then 'dead' else 'cancelled' end, ended_at = :now,
                          reason = case when c.state = 'broken' then 'the channel is broken: ' || c.reason
                            else 'the channel was switched off' end
                        from channel c
                        where c.id = n.channel and c.state in ('broken', 'off', 'deleted', 'unconfirmed')
                          and (n.state = 'queued'
                            or n.state = 'sending' and (c.lease_until is null or c.lease_until <= :now))
                        """)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Removes notifications that ended, or were held, before then, and deleted channels without
    /// any.
    int removeOld(Handle h, Instant before, int most) {
        int removed =
                h.createUpdate(
                                """
                                delete from notification where id in (
                                  select id from notification
                                  where created_at < :before and state not in ('queued', 'sending')
                                    and coalesce(ended_at, created_at) < :before
                                  order by created_at limit :most)
                                """)
                        .bind("before", Timestamp.from(before))
                        .bind("most", most)
                        .execute();
        h.execute(
                """
                delete from channel c where c.state = 'deleted'
                  and not exists (select from notification n where n.channel = c.id)
                """);
        return removed;
    }

    /// How the queue is.
    ///
    /// @param byState notifications that have not ended, by state
    /// @param oldest since when the oldest that is due has been
    /// @param channels by state
    record QueueCounts(
            Map<String, Integer> byState, Duration oldest, Map<String, Integer> channels) {
        QueueCounts {
            byState = Map.copyOf(byState);
            channels = Map.copyOf(channels);
        }
    }

    QueueCounts counts(Handle h, Instant now) {
        Map<String, Integer> states =
                counts(
                        h,
                        """
                        select state, count(*) from notification where state in ('queued', 'sending') group by state
                        union all select 'held', count(*) from notification where state = 'held'
                        """);
        double seconds =
                h.createQuery(
                                """
                                select coalesce(extract(epoch from :now - min(due_at)), 0)::float8 from notification
                                where state in ('queued', 'sending') and due_at <= :now
                                """)
                        .bind("now", Timestamp.from(now))
                        .mapTo(Double.class)
                        .one();
        return new QueueCounts(
                states,
                Duration.ofMillis(Math.round(seconds * 1e3)),
                counts(
                        h,
                        "select state, count(*) from channel where state <> 'deleted' group by state"));
    }

    private static Map<String, Integer> counts(Handle h, String sql) {
        Map<String, Integer> counts = new TreeMap<>();
        h.createQuery(sql)
                .map((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
