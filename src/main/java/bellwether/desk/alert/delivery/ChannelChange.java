package bellwether.desk.alert.delivery;

import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.preference.ChannelRules;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/channels/{id}`. What is absent or null stays as it is.
///
/// @param state `ready` or `off`
public record ChannelChange(
        @Nullable @Pattern(regexp = ChannelRequest.NAME, message = ChannelRequest.NAME_RULE)
                String name,
        @Nullable JsonNode address,
        @Nullable String state,
        @Nullable String minPriority,
        @Nullable
                @Min(value = 1, message = ChannelRequest.CAP_RULE)
                @Max(value = ChannelRequest.MOST, message = ChannelRequest.CAP_RULE)
                Integer perHour,
        @Nullable
                @Min(value = 1, message = ChannelRequest.CAP_RULE)
                @Max(value = ChannelRequest.MOST, message = ChannelRequest.CAP_RULE)
                Integer perDay)
        implements SelfValidating {
    private static final List<String> STATES = List.of("ready", "off");
    private static final List<String> PRIORITIES =
            Arrays.stream(NotificationPriority.values()).map(NotificationPriority::word).toList();

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(priorityFaults(minPriority));
        if (state != null && !STATES.contains(state)) {
            faults.add(new Fault("/state", DidYouMean.rule(STATES, state)));
        }
        if (Stream.of(name, newAddress().orElse(null), state, minPriority, perHour, perDay)
                .allMatch(Objects::isNull)) {
            faults.add(
                    new Fault(
                            "",
                            "must have at least one of name, address, state, min_priority, per_hour, per_day"));
        }
        return faults;
    }

    Optional<JsonNode> newAddress() {
        return Optional.ofNullable(address).filter(given -> !given.isNull());
    }

    /// Whether the new address is given its own secret, as one of a webhook may be.
    boolean hasNewSecret() {
        return newAddress().filter(given -> given.hasNonNull("secret")).isPresent();
    }

    static List<Fault> priorityFaults(@Nullable String word) {
        return word == null || PRIORITIES.contains(word)
                ? List.of()
                : List.of(new Fault("/min_priority", DidYouMean.rule(PRIORITIES, word)));
    }

    static Optional<NotificationPriority> priority(@Nullable String word) {
        return Optional.ofNullable(word).map(NotificationPriority::of);
    }

    ChannelRules over(ChannelRules old) {
        return new ChannelRules(
                old.isForPeople(),
                priority(minPriority).orElse(old.least()),
                Objects.requireNonNullElse(perHour, old.perHour()),
                Objects.requireNonNullElse(perDay, old.perDay()));
    }
}
