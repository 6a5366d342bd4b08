package bellwether.desk.alert.fire;

import bellwether.platform.live.LiveEventType;
import java.time.Instant;
import java.util.List;
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
}
