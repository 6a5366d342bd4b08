package bellwether.desk.alert;

import bellwether.desk.alert.delivery.DeliveryListener;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Publishes what becomes of notifications and channels.
public final class AlertLiveEvents implements DeliveryListener {
    private static final String TOPIC = "deliveries";

    /// Every type that is published here.
    public static final List<LiveEventType> TYPES =
            List.of(
                    LiveEventType.kept(TOPIC, "notification.delivered"),
                    LiveEventType.kept(TOPIC, "notification.dead"),
                    LiveEventType.kept(TOPIC, "channel.broken"));

    private record Data(UUID channel, @Nullable UUID notification, @Nullable String reason) {}

    @Override
    public void accept(Handle transaction, String owner, String name, Subject what) {
        LiveEventType type =
                TYPES.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
        LiveEvents.publish(
                transaction,
                type,
                owner,
                new Data(
                        what.channel(),
                        what.notification().orElse(null),
                        what.reason().isEmpty() ? null : what.reason()));
    }
}
