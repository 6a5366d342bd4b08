package bellwether.desk.alert.delivery;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.channel.SendResult;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What follows from one attempt for its notification and its channel, in one transaction. What
/// listeners hear comes last in it.
final class AttemptSettlement {
    /// So many given up one after another, and the channel counts as broken.
    static final int MOST_DEAD = 20;

    static final Duration LONGEST_FAILURE = Duration.ofDays(5);

    /// Attempts further apart are not in a row; the longest pause after a failure is 28.8 hours.
    static final Duration LONGEST_GAP = Duration.ofHours(30);

    private static final QueueDao QUEUE = new QueueDao();
    private static final ChannelDao CHANNELS = new ChannelDao();
    private static final NotificationDao NOTIFICATIONS = new NotificationDao();

    /// Where it goes on.
    record Sinks(Notifier notifier, DeliveryListener listener, RetrySchedule schedule) {}

    private record News(String name, Optional<UUID> notification, String reason) {}

    private final Sinks sinks;
    private final Handle h;
    private final DeliveryClaim claim;
    private final SendResult result;
    private final QueueDao.ChannelStanding before;
    private final Instant now;
    private final List<News> news = new ArrayList<>();

    /// @param before how the channel was, which this transaction has locked
    AttemptSettlement(
            Sinks sinks,
            Handle h,
            DeliveryClaim claim,
            SendResult result,
            QueueDao.ChannelStanding before,
            Instant now) {
        this.sinks = sinks;
        this.h = h;
        this.claim = claim;
        this.result = result;
        this.before = before;
        this.now = now;
    }

    void settle() {
        switch (result.outcome()) {
            case DELIVERED -> delivered();
            case RETRY, NOT_CONFIGURED -> again();
            case REJECTED, CHANNEL_BROKEN -> dead();
        }
        CHANNELS.find(h, claim.channel())
                .ifPresent(channel -> news.forEach(one -> say(channel, one)));
    }

    private void say(Channel channel, News one) {
        sinks.listener()
                .accept(
                        h,
                        channel.owner(),
                        one.name(),
                        new DeliveryListener.Subject(
                                channel.id(), one.notification(), one.reason()));
    }

    private UUID id() {
        return claim.notification().id();
    }

    private void delivered() {
        QUEUE.move(h, id(), NotificationState.DELIVERED, "", now);
        QUEUE.free(
                h,
                claim.channel(),
                new QueueDao.ChannelStanding(before.state(), 0, Optional.empty(), Optional.empty()),
                Optional.empty());
        if (before.state().equals(ChannelState.NOT_CONFIGURED.word())) {
            CHANNELS.state(h, claim.channel(), ChannelState.READY, "");
        }
        news.add(new News("notification.delivered", Optional.of(id()), ""));
    }

    private void again() {
        Optional<Duration> pause = sinks.schedule().after(claim.tries(), result.retryAfter());
        if (pause.isEmpty()) {
            dead();
            return;
        }
        if (isActive()) {
            QUEUE.move(h, id(), NotificationState.QUEUED, "", now);
        } else {
            QUEUE.move(h, id(), NotificationState.CANCELLED, "the channel was switched off", now);
        }
        boolean unset = result.outcome() == SendOutcome.NOT_CONFIGURED;
        QueueDao.ChannelStanding after = standing(before.deadRunning());
        QUEUE.free(h, claim.channel(), after, pause.map(now::plus));
        if (unset && isActive()) {
            CHANNELS.state(h, claim.channel(), ChannelState.NOT_CONFIGURED, result.answer());
        }
        breakIfHopeless(after);
    }

    private boolean isActive() {
        return before.state().equals(ChannelState.READY.word())
                || before.state().equals(ChannelState.NOT_CONFIGURED.word());
    }

    /// A refusal is an answer, and a missing setting is ours: neither is a failure of the channel.
    private boolean isFailure() {
        return result.outcome() == SendOutcome.RETRY
                || result.outcome() == SendOutcome.CHANNEL_BROKEN;
    }

    private QueueDao.ChannelStanding standing(int deadRunning) {
        return isFailure()
                ? new QueueDao.ChannelStanding(
                        before.state(), deadRunning, Optional.of(failingSince()), Optional.of(now))
                : new QueueDao.ChannelStanding(
                        before.state(), deadRunning, before.failingSince(), before.failedAt());
    }

    private Instant failingSince() {
        boolean inARow =
                before.failedAt().filter(at -> !at.plus(LONGEST_GAP).isBefore(now)).isPresent();
        return inARow ? before.failingSince().orElse(now) : now;
    }

    private void dead() {
        String why = reason();
        QUEUE.move(h, id(), NotificationState.DEAD, why, now);
        QueueDao.ChannelStanding after = standing(before.deadRunning() + 1);
        QUEUE.free(h, claim.channel(), after, Optional.empty());
        news.add(new News("notification.dead", Optional.of(id()), why));
        if (result.outcome() == SendOutcome.CHANNEL_BROKEN) {
            breakChannel(why);
        } else {
            breakIfHopeless(after);
        }
    }

    private String reason() {
        String what =
                switch (result.outcome()) {
                    case RETRY, NOT_CONFIGURED -> "given up after all attempts";
                    case REJECTED -> "refused";
                    case CHANNEL_BROKEN -> "the channel no longer works";
                    case DELIVERED -> "";
                };
        String code = result.code().map(number -> " " + number).orElse("");
        return "%s:%s %s".formatted(what, code, said()).strip();
    }

    private String said() {
        boolean redirect = result.code().filter(code -> code / 100 == 3).isPresent();
        return redirect
                ? "redirects are not followed; set the channel's address to where this one leads"
                : result.answer().lines().findFirst().orElse("");
    }

    private void breakIfHopeless(QueueDao.ChannelStanding after) {
        if (after.deadRunning() >= MOST_DEAD) {
            breakChannel("%d notifications in a row were not taken".formatted(MOST_DEAD));
        } else if (isFailure()
                && after.failingSince()
                        .filter(since -> !since.plus(LONGEST_FAILURE).isAfter(now))
                        .isPresent()) {
            breakChannel("every attempt of the last 5 days has failed");
        }
    }

    private void breakChannel(String why) {
        if (!isActive()) {
            return; // its owner has switched it off meanwhile
        }
        UUID id = claim.channel();
        CHANNELS.state(h, id, ChannelState.BROKEN, why);
        NOTIFICATIONS.end(h, id, NotificationState.DEAD, "the channel is broken: " + why, now);
        sinks.notifier().acceptBroken(h, broken(CHANNELS.find(h, id).orElseThrow(), why, now));
        news.add(new News("channel.broken", Optional.empty(), why));
    }

    private static AlertEvent broken(Channel channel, String why, Instant now) {
        return new AlertEvent(
                channel.owner(),
                NotificationType.CHANNEL_BROKEN,
                NotificationPriority.HIGH,
                "channel:" + channel.id(),
                now,
                "Channel %s (%s) is broken".formatted(channel.name(), Channel.word(channel.kind())),
                """
                Reason: %s.
                Nothing is sent to it any more; what comes meanwhile is kept as dead.
                Next: repair the other side, set its state to ready with PATCH /api/v1/channels/%s, then repeat what was lost with POST /api/v1/channels/%s/replay.\
                """
                        .formatted(why, channel.id(), channel.id()),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("channel", channel.id().toString())
                        .put("name", channel.name())
                        .put("reason", why),
                AlertEvent.Restraint.NONE);
    }
}
