package bellwether.desk.alert.delivery;

import bellwether.desk.alert.channel.ChannelKind;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import bellwether.desk.alert.preference.PreferenceDao;
import bellwether.platform.db.RetriedTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The durable queue: gives each worker a channel of its own with the notification that is next,
/// and keeps what came of it.
final class DeliveryQueue {
    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Duration lease;
    private final AttemptSettlement.Sinks sinks;
    private final RetriedTransactions retried;
    private final PreferenceDao preferences = new PreferenceDao();
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
        this.retried = new RetriedTransactions(jdbi);
        this.clock = clock;
        this.lease = lease;
        this.sinks = new AttemptSettlement.Sinks(notifier, listener, new RetrySchedule(random));
    }

    /// A channel that was claimed.
    ///
    /// @param begun empty when all that it had was too old
    private record ClaimedChannel(Optional<DeliveryClaim> begun) {}

    /// The next notification of a channel that is free. Its attempt is written when this returns.
    Optional<DeliveryClaim> claim() {
        while (true) {
            Optional<ClaimedChannel> found = jdbi.inTransaction(this::claimChannel);
            if (found.isEmpty() || found.get().begun().isPresent()) {
                return found.flatMap(ClaimedChannel::begun);
            }
        }
    }

    private Optional<ClaimedChannel> claimChannel(Handle h) {
        Instant now = clock.instant();
        Optional<QueueDao.Lease> claimed = queue.claim(h, now, lease);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        queue.recover(h, claimed.get().channel());
        queue.expire(h, claimed.get().channel(), now);
        keepQuiet(h, claimed.get().channel(), now);
        Optional<DeliveryClaim> begun = queue.begin(h, claimed.get(), now);
        if (begun.isEmpty()) {
            queue.release(h, claimed.get());
        }
        return Optional.of(new ClaimedChannel(begun));
    }

    /// Quiet hours hold repetitions and what waited behind them, as they hold what is new.
    private void keepQuiet(Handle h, UUID channel, Instant now) {
        channels.find(h, channel)
                .filter(found -> found.rules().isForPeople())
                .flatMap(found -> preferences.find(h, found.owner()).preferences().quiet().end(now))
                .ifPresent(end -> queue.keepQuiet(h, channel, now, end));
    }

    byte[] sealed(DeliveryClaim claim) {
        return jdbi.withHandle(h -> channels.sealed(h, claim.channel()));
    }

    Optional<Instant> rotatedAt(DeliveryClaim claim) {
        return jdbi.withHandle(h -> channels.rotatedAt(h, claim.channel()));
    }

    /// Keeps what came of an attempt, unless another worker has taken over since. Owners are locked
    /// before their channels, everywhere; a success makes no notification, so it needs no owner's
    /// lock. May be done twice, because a kept result gives the lease back.
    ///
    /// @return whether it was kept
    boolean finish(DeliveryClaim claim, SendResult result, Duration took) {
        return retried.in(h -> {
            if (result.outcome() != SendOutcome.DELIVERED) {
                channels.owner(h, claim.channel()).ifPresent(owner -> preferences.lock(h, owner));
            }
            Optional<QueueDao.ChannelStanding> standing = queue.hold(h, claim);
            standing.ifPresent(before -> {
                queue.record(h, claim, result, took);
                new AttemptSettlement(sinks, h, claim, result, before, clock.instant()).settle();
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
    ///
    /// @param missing the setting that a kind of channels lacks
    void configured(Function<ChannelKind, Optional<String>> missing) {
        jdbi.useTransaction(h -> {
            for (ChannelKind kind : ChannelKind.values()) {
                missing.apply(kind)
                        .ifPresentOrElse(
                                name -> channels.unset(h, kind, Channels.unset(name)),
                                () -> channels.set(h, kind));
            }
        });
    }
}
