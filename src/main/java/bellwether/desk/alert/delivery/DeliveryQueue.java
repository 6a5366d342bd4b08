package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The durable queue: gives each worker a channel of its own with the notification that is next,
/// and keeps what came of it.
final class DeliveryQueue {
    private final Jdbi jdbi;
    private final BrokenChannels broken;
    private final DeliveryListener listener;
    private final InstantSource clock;
    private final Duration lease;
    private final RetrySchedule schedule;
    private final QueueDao queue = new QueueDao();
    private final ChannelDao channels = new ChannelDao();

    /// @param lease how long a worker may take for one attempt before another takes over
    DeliveryQueue(
            Jdbi jdbi,
            Notifier notifier,
            DeliveryListener listener,
            InstantSource clock,
            Duration lease,
            RandomGenerator random) {
        this.jdbi = jdbi;
        this.broken = new BrokenChannels(notifier, listener);
        this.listener = listener;
        this.clock = clock;
        this.lease = lease;
        this.schedule = new RetrySchedule(random);
    }

    /// The next notification of a channel that is free. Its attempt is written when this returns.
    Optional<DeliveryClaim> claim() {
        while (true) {
            Optional<Optional<DeliveryClaim>> found = jdbi.inTransaction(this::claimChannel);
            if (found.isEmpty() || found.get().isPresent()) {
                return found.flatMap(begun -> begun);
            }
        }
    }

    /// Empty when no channel has anything to send; an empty claim when all that one had was too old.
    private Optional<Optional<DeliveryClaim>> claimChannel(Handle h) {
        Instant now = clock.instant();
        return queue.claim(h, now, lease)
                .map(claimed -> {
                    queue.recover(h, claimed.channel());
                    queue.expire(h, claimed.channel(), now);
                    Optional<DeliveryClaim> begun = queue.begin(h, claimed, now);
                    if (begun.isEmpty()) {
                        queue.release(h, claimed);
                    }
                    return begun;
                });
    }

    byte[] sealed(DeliveryClaim claim) {
        return jdbi.withHandle(h -> channels.sealed(h, claim.channel()));
    }

    Optional<Instant> rotatedAt(DeliveryClaim claim) {
        return jdbi.withHandle(h -> channels.rotatedAt(h, claim.channel()));
    }

    /// Keeps what came of an attempt, unless another worker has taken over since.
    ///
    /// @return whether it was kept
    boolean finish(DeliveryClaim claim, SendResult result, Duration took) {
        return jdbi.inTransaction(h -> {
            Optional<QueueDao.ChannelStanding> standing = queue.hold(h, claim);
            standing.ifPresent(before -> {
                queue.record(h, claim, result, took);
                settle(h, claim, result, before);
            });
            return standing.isPresent();
        });
    }

    /// Gives back one whose attempt was cut off in the middle.
    void abandon(DeliveryClaim claim) {
        jdbi.useTransaction(h -> {
            if (queue.hold(h, claim).isPresent()) {
                queue.recover(h, claim.channel());
                queue.release(h, new QueueDao.Lease(claim.channel(), claim.lease()));
            }
        });
    }

    /// Takes over at once what an earlier process had in hand.
    void takeOver() {
        jdbi.useTransaction(queue::freeAll);
    }

    /// Settings may be other ones since the last start.
    void retryConfiguration() {
        jdbi.useTransaction(channels::retryConfiguration);
    }

    private void settle(
            Handle h, DeliveryClaim claim, SendResult result, QueueDao.ChannelStanding before) {
        Instant now = clock.instant();
        switch (result.outcome()) {
            case DELIVERED -> delivered(h, claim, before, now);
            case RETRY, NOT_CONFIGURED -> again(h, claim, result, before, now);
            case REJECTED, CHANNEL_BROKEN -> dead(h, claim, result, before, now);
        }
    }

    private void delivered(
            Handle h, DeliveryClaim claim, QueueDao.ChannelStanding before, Instant now) {
        queue.move(h, claim.notification().id(), NotificationState.DELIVERED, "", now);
        queue.free(
                h,
                claim.channel(),
                new QueueDao.ChannelStanding(before.state(), 0, Optional.empty()),
                Optional.empty());
        if (before.state().equals(ChannelState.NOT_CONFIGURED.word())) {
            channels.state(h, claim.channel(), ChannelState.READY, "");
        }
        say(h, claim, "notification.delivered", "");
    }

    private void again(
            Handle h,
            DeliveryClaim claim,
            SendResult result,
            QueueDao.ChannelStanding before,
            Instant now) {
        Optional<Duration> pause = schedule.after(claim.tries(), result.retryAfter());
        if (pause.isEmpty()) {
            dead(h, claim, result, before, now);
            return;
        }
        UUID id = claim.notification().id();
        if (BrokenChannels.isActive(before.state())) {
            queue.move(h, id, NotificationState.QUEUED, "", now);
        } else {
            queue.move(h, id, NotificationState.CANCELLED, "the channel was switched off", now);
        }
        boolean unset = result.outcome() == SendOutcome.NOT_CONFIGURED;
        QueueDao.ChannelStanding standing =
                unset
                        ? before
                        : new QueueDao.ChannelStanding(
                                before.state(), before.deadRunning(), since(before, now));
        queue.free(h, claim.channel(), standing, pause.map(now::plus));
        if (unset && BrokenChannels.isActive(before.state())) {
            channels.state(h, claim.channel(), ChannelState.NOT_CONFIGURED, result.answer());
        }
        broken.breakIfHopeless(h, claim, standing, now);
    }

    private static Optional<Instant> since(QueueDao.ChannelStanding before, Instant now) {
        return before.failingSince().or(() -> Optional.of(now));
    }

    private void dead(
            Handle h,
            DeliveryClaim claim,
            SendResult result,
            QueueDao.ChannelStanding before,
            Instant now) {
        String why = reason(result);
        queue.move(h, claim.notification().id(), NotificationState.DEAD, why, now);
        QueueDao.ChannelStanding standing =
                new QueueDao.ChannelStanding(
                        before.state(), before.deadRunning() + 1, since(before, now));
        queue.free(h, claim.channel(), standing, Optional.empty());
        say(h, claim, "notification.dead", why);
        if (result.outcome() == SendOutcome.CHANNEL_BROKEN && BrokenChannels.isActive(before.state())) {
            broken.breakChannel(h, claim, why, now);
        } else {
            broken.breakIfHopeless(h, claim, standing, now);
        }
    }

    private static String reason(SendResult result) {
        String what =
                switch (result.outcome()) {
                    case RETRY, NOT_CONFIGURED -> "given up after all attempts";
                    case REJECTED -> "refused";
                    case CHANNEL_BROKEN -> "the channel no longer works";
                    case DELIVERED -> "";
                };
        String code = result.code().map(number -> " " + number).orElse("");
        return "%s:%s %s".formatted(what, code, result.answer().lines().findFirst().orElse(""))
                .strip();
    }

    private void say(Handle h, DeliveryClaim claim, String name, String why) {
        channels.find(h, claim.channel())
                .ifPresent(channel ->
                        listener.accept(
                                h,
                                channel.owner(),
                                name,
                                new DeliveryListener.Subject(
                                        channel.id(),
                                        Optional.of(claim.notification().id()),
                                        why)));
    }
}
