package bellwether.frontend.legacy;

import bellwether.desk.alert.fire.FiredAlert;
import bellwether.platform.base.EmptyAsNull;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert in the words of older clients.
record OlderAlert(
        String id,
        String alertId,
        @Nullable String symbol,
        String alertType,
        String title,
        String message,
        String priority,
        String status,
        @Nullable Double price,
        @JsonSerialize(using = EmptyAsNull.class) String condition,
        Instant triggeredAt,
        Instant createdAt) {
    static OlderAlert of(FiredAlert one) {
        return new OlderAlert(
                one.id().toString(),
                one.id().toString(),
                one.alert().subject().ticker().orElse(null),
                one.alert().kind().word(),
                one.alert().title(),
                one.alert().facts().words(),
                one.alert().priority().word(),
                one.handling().state().word(),
                one.alert().facts().price(),
                one.alert().facts().condition(),
                one.alert().happenedAt(),
                one.createdAt());
    }
}
