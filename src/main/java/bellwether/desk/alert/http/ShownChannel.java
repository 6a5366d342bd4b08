package bellwether.desk.alert.http;

import bellwether.desk.alert.delivery.Channel;
import bellwether.platform.base.EmptyAsNull;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A channel as the API shows it.
///
/// @param address without secrets
/// @param secret only in the answer that made it
/// @param confirmation only in the answer to a request that had a code sent
record ShownChannel(
        UUID id,
        String kind,
        String name,
        String address,
        String state,
        @JsonSerialize(using = EmptyAsNull.class) String reason,
        @JsonUnwrapped Rules rules,
        @JsonUnwrapped Moments moments,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String secret,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) Confirmation confirmation) {

    /// What it lets through.
    record Rules(String minPriority, int perHour, int perDay) {}

    /// When what happened to it.
    record Moments(
            Instant createdAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant failingSince,
            @Nullable Instant retryAt) {}

    /// What came of sending a code.
    record Confirmation(
            String outcome,
            @JsonSerialize(using = EmptyAsNull.class) String answer,
            @Nullable Instant validUntil) {}

    static ShownChannel of(Channel channel) {
        return new ShownChannel(
                channel.id(),
                channel.kind().name().toLowerCase(Locale.ROOT),
                channel.name(),
                channel.shown(),
                channel.state().word(),
                channel.reason(),
                new Rules(
                        channel.rules().least().word(),
                        channel.rules().perHour(),
                        channel.rules().perDay()),
                new Moments(
                        channel.createdAt(),
                        channel.confirmedAt().orElse(null),
                        channel.health().failingSince().orElse(null),
                        channel.health().retryAt().orElse(null)),
                null,
                null);
    }

    ShownChannel with(Optional<String> once, Optional<Confirmation> sent) {
        return new ShownChannel(
                id,
                kind,
                name,
                address,
                state,
                reason,
                rules,
                moments,
                once.orElse(null),
                sent.orElse(null));
    }
}
