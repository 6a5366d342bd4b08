package bellwether.desk.alert.http;

import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.fire.RuleQuality;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.RuleCheckReport;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleKind;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.desk.alert.rule.UnknownPolicy;
import bellwether.platform.base.EmptyAsNull;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rule as answers show it: what its owner gave, with what is usual where that says nothing.
///
/// @param words what it means, in a sentence; null when it can no longer be read
record ShownRule(
        String id,
        String name,
        RuleKind kind,
        @Nullable String words,
        JsonNode when,
        @JsonUnwrapped Looked looked,
        @JsonUnwrapped Told told,
        @JsonUnwrapped Standing standing,
        RuleQuality quality,
        int version,
        Instant createdAt,
        Instant changedAt) {
    /// What it looks at.
    record Looked(
            @Nullable JsonNode universe,
            @Nullable String portfolio,
            @Nullable String strategy,
            String timeframe,
            String on,
            RepeatMode repeat,
            @Nullable BigDecimal rearm) {}

    /// How its owner hears of it.
    record Told(
            NotificationPriority priority,
            int cooldownSeconds,
            UnknownPolicy onUnknown,
            List<String> channels,
            @Nullable JsonNode active,
            @Nullable String until,
            @JsonSerialize(using = EmptyAsNull.class) String message) {}

    /// Where it is in its life.
    record Standing(
            RuleLifeState state,
            @JsonSerialize(using = EmptyAsNull.class) String reason,
            Instant armedAt,
            @Nullable Instant snoozedUntil,
            @Nullable Instant dueAt,
            @Nullable Instant drilledAt,
            @Nullable Integer notLookedAt) {}

    /// @param definition nothing when it can no longer be read
    static ShownRule of(AlertRule rule, Optional<RuleDefinition> definition, RuleQuality quality) {
        JsonNode body = rule.body();
        return new ShownRule(
                rule.id().toString(),
                rule.name(),
                rule.kind(),
                definition.map(RuleCheckReport::words).orElse(null),
                body.path("when"),
                new Looked(
                        body.get("universe"),
                        text(body, "portfolio"),
                        text(body, "strategy"),
                        body.path("timeframe").asText("1d"),
                        body.path("on").asText("bar"),
                        definition.map(RuleDefinition::repeat).orElse(RepeatMode.CROSSING),
                        rule.kind() == RuleKind.QUOTE
                                ? definition.map(RuleDefinition::rearm).orElse(null)
                                : null),
                new Told(
                        NotificationPriority.of(body.path("priority").asText("normal")),
                        body.path("cooldown_seconds").asInt(0),
                        definition.map(one -> one.notice().onUnknown()).orElse(UnknownPolicy.KEEP),
                        body.path("channels").valueStream().map(JsonNode::asText).toList(),
                        body.get("active"),
                        text(body, "until"),
                        body.path("message").asText("")),
                new Standing(
                        rule.standing().state(),
                        rule.standing().reason(),
                        rule.standing().armedAt(),
                        rule.standing().snoozedUntil().orElse(null),
                        rule.standing().dueAt().orElse(null),
                        rule.drilledAt().orElse(null),
                        rule.notLookedAt().orElse(null)),
                quality,
                rule.version(),
                rule.createdAt(),
                rule.changedAt());
    }

    private static @Nullable String text(JsonNode body, String key) {
        return body.hasNonNull(key) ? body.get(key).asText() : null;
    }
}
