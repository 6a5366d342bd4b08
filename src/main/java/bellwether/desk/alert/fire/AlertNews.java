package bellwether.desk.alert.fire;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What live events say of an alert.
///
/// @param origin `rule:12` or `scan:3`
public record AlertNews(
        String alert,
        String origin,
        AlertKind kind,
        @Nullable String ticker,
        String title,
        String priority,
        AlertState state,
        boolean late,
        Instant happenedAt) {
    static final LiveEventType FIRED = LiveEventType.kept("alerts", "alert.fired");
    static final LiveEventType CHANGED = LiveEventType.kept("alerts", "alert.changed");

    /// Every type that is published of alerts.
    public static final List<LiveEventType> TYPES = List.of(FIRED, CHANGED);

    static AlertNews of(FiredAlert one) {
        NewAlert alert = one.alert();
        return new AlertNews(
                one.id().toString(),
                alert.origin(),
                alert.kind(),
                alert.subject().ticker().orElse(null),
                alert.title(),
                alert.priority().word(),
                one.handling().state(),
                alert.late(),
                alert.happenedAt());
    }

    /// Publishes the same of several alerts, one statement an owner.
    static void publish(Handle h, LiveEventType type, Collection<FiredAlert> all) {
        Map<String, List<AlertNews>> byOwner = new TreeMap<>();
        all.forEach(one ->
                byOwner.computeIfAbsent(one.alert().owner(), _ -> new ArrayList<>()).add(of(one)));
        byOwner.forEach((owner, news) -> LiveEvents.publishAll(h, type, owner, news));
    }
}
