package bellwether.desk.alert.http;

import bellwether.desk.alert.delivery.Notification;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.base.Json;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notification as the API shows it.
record ShownNotification(
        UUID id,
        UUID channel,
        String type,
        String priority,
        String title,
        String text,
        JsonNode data,
        @JsonUnwrapped Progress progress,
        @JsonUnwrapped Moments moments) {

    /// How far it is, and why.
    ///
    /// @param attempts how many there were
    record Progress(
            String state,
            @JsonSerialize(using = EmptyAsNull.class) String gate,
            @JsonSerialize(using = EmptyAsNull.class) String reason,
            @Nullable UUID partOf,
            int attempts) {}

    /// Its moments.
    record Moments(
            Instant happenedAt,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt) {}

    static ShownNotification of(Notification one) {
        return new ShownNotification(
                one.id(),
                one.channel(),
                one.type().word(),
                one.priority().word(),
                one.content().title(),
                one.content().text(),
                Json.stored(one.content().data(), JsonNode.class),
                new Progress(
                        one.state().word(),
                        one.gate(),
                        one.reason(),
                        one.partOf().orElse(null),
                        one.attempts()),
                new Moments(
                        one.times().happenedAt(),
                        one.times().createdAt(),
                        one.times().dueAt(),
                        one.times().expiresAt().orElse(null),
                        one.times().endedAt().orElse(null)));
    }
}
