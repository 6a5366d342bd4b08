package bellwether.desk.alert.delivery;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Gives channels up that take nothing any more, and says so on the owner's other channels.
record BrokenChannels(Notifier notifier, DeliveryListener listener) {
    /// So many given up one after another, and the channel counts as broken.
    static final int MOST_DEAD = 20;

    static final Duration LONGEST_FAILURE = Duration.ofDays(5);

    private static final ChannelDao CHANNELS = new ChannelDao();
    private static final NotificationDao NOTIFICATIONS = new NotificationDao();

    static boolean isActive(String state) {
        return state.equals(ChannelState.READY.word())
                || state.equals(ChannelState.NOT_CONFIGURED.word());
    }

    void breakIfHopeless(
            Handle h, DeliveryClaim claim, QueueDao.ChannelStanding standing, Instant now) {
        if (!isActive(standing.state())) {
            return;
        }
        if (standing.deadRunning() >= MOST_DEAD) {
            breakChannel(
                    h, claim, "%d notifications in a row were not taken".formatted(MOST_DEAD), now);
        } else if (standing.failingSince()
                .filter(since -> !since.plus(LONGEST_FAILURE).isAfter(now))
                .isPresent()) {
            breakChannel(h, claim, "every attempt of the last 5 days has failed", now);
        }
    }

    void breakChannel(Handle h, DeliveryClaim claim, String why, Instant now) {
        UUID id = claim.channel();
        CHANNELS.state(h, id, ChannelState.BROKEN, why);
        NOTIFICATIONS.end(
                h, id, NotificationState.DEAD, "the channel is broken: " + why, now);
        Channel channel = CHANNELS.find(h, id).orElseThrow();
        listener.accept(
                h,
                channel.owner(),
                "channel.broken",
                new DeliveryListener.Subject(id, Optional.empty(), why));
        notifier.acceptBroken(h, broken(channel, why, now));
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
                Next: repair the other side, set its state to ready with PATCH /api/v1/channels/%s, then repeat what was lost with POST /api/v1/channels/%s/replay."""
                        .formatted(why, channel.id(), channel.id()),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("channel", channel.id().toString())
                        .put("name", channel.name())
                        .put("reason", why),
                AlertEvent.Restraint.NONE);
    }
}
