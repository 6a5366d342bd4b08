package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.SendResult;
import bellwether.desk.alert.preference.Gates;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The queue as workers see it. A channel is claimed, not a notification: so no two of one channel
/// are ever under way.
final class QueueDao {
    static final String MAY_HAVE_ARRIVED =
            "unknown, may have arrived: the process ended while it was sending";

    static final String ADDRESS_CHANGED =
            "unknown, may have arrived: the channel's address was changed while it was being sent there";

    private static final int LONGEST_ANSWER = 1_000;

    /// A claimed channel.
    record Lease(UUID channel, long number) {}

    /// The channel that has waited longest of those that have something to send.
    Optional<Lease> claim(Handle h, Instant now, Duration length) {
        return h.createQuery(
                        """
                        update channel set lease = lease + 1, lease_until = :until, claimed_at = :now
                        where id = (
                          select c.id from channel c
                          where c.state in ('ready', 'not_configured') and c.confirmed_at is not null
                            and (c.retry_at is null or c.retry_at <= :now)
                            and (c.lease_until is null or c.lease_until <= :now)
                            and exists (select from notification n where n.channel = c.id
                              and (n.state = 'sending' or n.state = 'queued' and n.due_at <= :now))
                          order by c.claimed_at nulls first, c.id limit 1
                          for no key update skip locked)
                        returning id, lease
                        """)
                .bind("now", Timestamp.from(now))
                .bind("until", Timestamp.from(now.plus(length)))
                .map((row, _) -> new Lease(row.getObject("id", UUID.class), row.getLong("lease")))
                .findOne();
    }

    /// What a process left in the middle goes back into the queue, and its attempt says so.
    int recover(Handle h, UUID channel) {
        return recover(h, channel, MAY_HAVE_ARRIVED);
    }

    /// What is in the middle goes back into the queue.
    ///
    /// @param words why nobody will know whether the attempt arrived
    int recover(Handle h, UUID channel, String words) {
        h.createUpdate(
                        """
                        update attempt set outcome = 'unknown', answer = :words
                        where outcome = 'sending'
                          and notification in (select id from notification where channel = :channel and state = 'sending')
                        """)
                .bind("channel", channel)
                .bind("words", words)
                .execute();
        return h.createUpdate(
                        "update notification set state = 'queued' where channel = :channel and state = 'sending'")
                .bind("channel", channel)
                .execute();
    }

    int expire(Handle h, UUID channel, Instant now) {
        return h.createUpdate(
                        """
                        update notification set state = 'expired', ended_at = :now,
                          reason = 'not delivered within 24 hours'
                        where channel = :channel and state = 'queued' and expires_at <= :now
                        """)
                .bind("channel", channel)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// What was queued before quiet hours and was not sent by then waits for their end, but for
    /// critical ones, tests, and what its owner has just had sent again.
    void keepQuiet(Handle h, UUID channel, Instant now, Instant end) {
        h.createUpdate(
                        """
                        update notification set due_at = :end, gate = :gate,
                          counts_at = case when counts_at is null then null else cast(:end as timestamptz) end,
                          expires_at = expires_at + (cast(:end as timestamptz) - cast(:now as timestamptz))
                        where channel = :channel and state = 'queued' and due_at <= :now
                          and priority <> 'critical' and type <> 'channel.test' and (tries > 0 or attempts = 0)
                        """)
                .bind("channel", channel)
                .bind("gate", Gates.QUIET_HOURS)
                .bind("now", Timestamp.from(now))
                .bind("end", Timestamp.from(end))
                .execute();
    }

    /// The oldest of a channel that is due becomes the one under way, unless another transaction
    /// has taken it meanwhile.
    Optional<DeliveryClaim> begin(Handle h, Lease lease, Instant now) {
        Optional<DeliveryClaim> claim =
                h.createQuery(
                                """
                                update notification set state = 'sending', tries = tries + 1, attempts = attempts + 1
                                where state = 'queued' and id = (
                                  select id from notification
                                  where channel = :channel and state = 'queued' and due_at <= :now
                                  order by seq limit 1)
                                returning tries, %s
                                """
                                        .formatted(NotificationDao.COLUMNS))
                        .bind("channel", lease.channel())
                        .bind("now", Timestamp.from(now))
                        .map((row, ctx) -> {
                            Notification sent = NotificationDao.row(row, ctx);
                            return new DeliveryClaim(
                                    lease.channel(),
                                    lease.number(),
                                    sent,
                                    sent.attempts(),
                                    row.getInt("tries"));
                        })
                        .findOne();
        claim.ifPresent(begun -> attempt(h, begun, now));
        return claim;
    }

    private static void attempt(Handle h, DeliveryClaim begun, Instant now) {
        h.createUpdate(
                        """
                        insert into attempt (notification, n, started_at, outcome)
                        values (:id, :n, :now, 'sending')
                        """)
                .bind("id", begun.notification().id())
                .bind("n", begun.attempt())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void release(Handle h, Lease lease) {
        h.createUpdate("update channel set lease_until = null where id = :id and lease = :lease")
                .bind("id", lease.channel())
                .bind("lease", lease.number())
                .execute();
    }

    /// What is to be known of a channel when an attempt has ended.
    ///
    /// @param deadRunning notifications that died one after another
    /// @param failingSince the first of the attempts in a row that failed
    /// @param failedAt the latest of them
    record ChannelStanding(
            String state,
            int deadRunning,
            Optional<Instant> failingSince,
            Optional<Instant> failedAt) {}

    /// Locks the channel; none when the lease is lost.
    Optional<ChannelStanding> hold(Handle h, DeliveryClaim claim) {
        return h.createQuery(
                        """
                        select state, dead_running, failing_since, failed_at from channel
                        where id = :id and lease = :lease and lease_until is not null for no key update
                        """)
                .bind("id", claim.channel())
                .bind("lease", claim.lease())
                .map((row, _) ->
                        new ChannelStanding(
                                row.getString("state"),
                                row.getInt("dead_running"),
                                ChannelDao.moment(row, "failing_since"),
                                ChannelDao.moment(row, "failed_at")))
                .findOne();
    }

    void record(Handle h, DeliveryClaim claim, SendResult result, Duration took) {
        h.createUpdate(
                        """
                        update attempt set outcome = :outcome, ms = :ms, address = :address, code = :code, answer = :answer
                        where notification = :id and n = :n
                        """)
                .bind("id", claim.notification().id())
                .bind("n", claim.attempt())
                .bind("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .bind("ms", Math.toIntExact(Math.min(took.toMillis(), Integer.MAX_VALUE)))
                .bind("address", result.address())
                .bind("code", result.code().orElse(null))
                .bind("answer", printable(result.answer()))
                .execute();
    }

    /// PostgreSQL keeps no NUL.
    private static String printable(String answer) {
        String text = answer.replace("\0", "");
        if (text.length() <= LONGEST_ANSWER) {
            return text;
        }
        boolean split = Character.isHighSurrogate(text.charAt(LONGEST_ANSWER - 1));
        return text.substring(0, split ? LONGEST_ANSWER - 1 : LONGEST_ANSWER);
    }

    /// Where a notification goes after an attempt.
    void move(Handle h, UUID id, NotificationState state, String reason, Instant now) {
        boolean ended = state != NotificationState.QUEUED;
        h.createUpdate(
                        "update notification set state = :state, reason = :reason, ended_at = :endedAt where id = :id")
                .bind("id", id)
                .bind("state", state.word())
                .bind("reason", reason)
                .bind("endedAt", ended ? Timestamp.from(now) : null)
                .execute();
    }

    /// Gives the channel back.
    ///
    /// @param retryAt until then it waits
    void free(Handle h, UUID channel, ChannelStanding standing, Optional<Instant> retryAt) {
        h.createUpdate(
                        """
                        update channel set lease_until = null, retry_at = :retryAt, failing_since = :failingSince,
                          failed_at = :failedAt, dead_running = :deadRunning
                        where id = :id
                        """)
                .bind("id", channel)
                .bind("retryAt", retryAt.map(Timestamp::from).orElse(null))
                .bind("failingSince", standing.failingSince().map(Timestamp::from).orElse(null))
                .bind("failedAt", standing.failedAt().map(Timestamp::from).orElse(null))
                .bind("deadRunning", standing.deadRunning())
                .execute();
    }

    List<DeliveryAttempt> attempts(Handle h, UUID notification) {
        return h.createQuery(
                        """
                        select n, started_at, ms, outcome, address, code, answer from attempt
                        where notification = :id order by n
                        """)
                .bind("id", notification)
                .map((row, _) ->
                        new DeliveryAttempt(
                                row.getInt("n"),
                                row.getTimestamp("started_at").toInstant(),
                                Optional.ofNullable(row.getObject("ms", Integer.class)),
                                row.getString("outcome"),
                                row.getString("address"),
                                Optional.ofNullable(row.getObject("code", Integer.class)),
                                row.getString("answer")))
                .list();
    }

    /// For a process that knows itself to be alone: what an earlier one had in hand is free at
    /// once.
    void freeAll(Handle h) {
        h.execute(
                "update channel set lease_until = null, lease = lease + 1 where lease_until is not null");
    }
}
