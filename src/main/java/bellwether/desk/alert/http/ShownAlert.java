package bellwether.desk.alert.http;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertState;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.fire.NewAlert;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.platform.base.EmptyAsNull;
import bellwether.platform.http.CsvOutput;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An alert as answers show it.
///
/// @param sent on how many channels it was sent
/// @param heldBy the gate that held it, or why it was not sent
public record ShownAlert(
        String id,
        AlertKind kind,
        @JsonUnwrapped Source source,
        String title,
        String priority,
        boolean late,
        int sent,
        @JsonSerialize(using = EmptyAsNull.class) String heldBy,
        @JsonUnwrapped Answered answered,
        @JsonUnwrapped After after,
        AlertFacts facts,
        @JsonUnwrapped Moments moments) {
    /// What made it, and what it is about.
    record Source(
            String origin,
            @Nullable String rule,
            @Nullable String ticker,
            @JsonSerialize(using = EmptyAsNull.class) String subject,
            @Nullable String timeframe,
            String occasion,
            @Nullable Instant bar) {}

    /// What its owner made of it.
    record Answered(
            AlertState state,
            @Nullable Instant snoozedUntil,
            @Nullable String portfolio,
            @Nullable String order) {}

    /// Changes of the close in percent after so many bars.
    record After(
            @JsonProperty("after_1") @Nullable Double after1,
            @JsonProperty("after_5") @Nullable Double after5,
            @JsonProperty("after_20") @Nullable Double after20) {}

    record Moments(
            Instant happenedAt,
            Instant createdAt,
            Instant changedAt,
            @Nullable Instant revisedAt) {}

    static final CsvOutput<ShownAlert> TABLE =
            CsvOutput.<ShownAlert>of("alerts")
                    .with("id", ShownAlert::id)
                    .with("kind", alert -> alert.kind().word())
                    .with("origin", alert -> alert.source().origin())
                    .with("ticker", alert -> alert.source().ticker())
                    .with("timeframe", alert -> alert.source().timeframe())
                    .with("bar", alert -> alert.source().bar())
                    .with("title", ShownAlert::title)
                    .with("priority", ShownAlert::priority)
                    .with("late", ShownAlert::late)
                    .with("sent", ShownAlert::sent)
                    .with("held_by", ShownAlert::heldBy)
                    .with("state", alert -> alert.answered().state().word())
                    .with("order", alert -> alert.answered().order())
                    .with("after_1", alert -> alert.after().after1())
                    .with("after_5", alert -> alert.after().after5())
                    .with("after_20", alert -> alert.after().after20())
                    .with("happened_at", alert -> alert.moments().happenedAt())
                    .with("created_at", alert -> alert.moments().createdAt())
                    .with("revised_at", alert -> alert.moments().revisedAt());

    public static ShownAlert of(FiredAlert one) {
        NewAlert alert = one.alert();
        AlertSubject subject = alert.subject();
        return new ShownAlert(
                one.id().toString(),
                alert.kind(),
                new Source(
                        alert.origin(),
                        AlertRuleId.ofOrigin(alert.origin())
                                .map(AlertRuleId::toString)
                                .orElse(null),
                        subject.ticker().orElse(null),
                        subject.key(),
                        subject.timeframe().map(t -> t.code()).orElse(null),
                        alert.occasion(),
                        subject.barTime().map(Instant::ofEpochSecond).orElse(null)),
                alert.title(),
                alert.priority().word(),
                alert.late(),
                one.told(),
                one.heldBy(),
                new Answered(
                        one.handling().state(),
                        one.handling().snoozedUntil().orElse(null),
                        one.handling().orderFor().orElse(null),
                        one.handling().orderId().orElse(null)),
                new After(
                        one.followed().after1().orElse(null),
                        one.followed().after5().orElse(null),
                        one.followed().after20().orElse(null)),
                alert.facts(),
                new Moments(
                        alert.happenedAt(),
                        one.createdAt(),
                        one.handling().changedAt(),
                        one.revisedAt().orElse(null)));
    }
}
