package bellwether.desk.alert.fire;

import bellwether.desk.alert.rule.AlertRule;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has become of a rule's alerts.
///
/// @param sent those that were sent on at least one channel
/// @param weekly how many there were a week over the last four weeks, or as long as the rule
///   exists; null in its first day
/// @param after5 the median change of the close in percent after 5 bars; null where n is 0
/// @param after5n of how many alerts it is known
public record RuleQuality(
        int fired,
        int sent,
        int accepted,
        int dismissed,
        @Nullable Double weekly,
        @JsonProperty("after_5") @Nullable Double after5,
        @JsonProperty("after_5_n") int after5n,
        List<AlertBadge> badges) {
    static final Duration SPAN = Duration.ofDays(28);
    static final int NOISY = 10;
    static final int FEW = 30;

    public RuleQuality {
        badges = List.copyOf(badges);
    }

    /// What is counted of a rule's alerts.
    ///
    /// @param recent those of the last four weeks
    record Counts(
            int fired,
            int told,
            int accepted,
            int dismissed,
            int recent,
            @Nullable Double after5,
            int after5n) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, null, 0);
    }

    static RuleQuality of(AlertRule rule, Counts counts, Instant now) {
        Duration age = Duration.between(rule.createdAt(), now);
        Duration span = age.compareTo(SPAN) < 0 ? age : SPAN;
        Double weekly =
                span.compareTo(Duration.ofDays(1)) < 0
                        ? null
                        : Double.valueOf(counts.recent * 7.0 * 86_400 / span.toSeconds());
        List<AlertBadge> badges = new ArrayList<>();
        if (weekly != null && weekly > NOISY) {
            badges.add(AlertBadge.NOISY);
        }
        if (rule.drilledAt().isPresent()) {
            badges.add(AlertBadge.DRILLED);
            if (rule.drillFires() == 0) {
                badges.add(AlertBadge.NEVER_FIRES);
            }
        }
        if (counts.after5n < FEW) {
            badges.add(AlertBadge.TOO_FEW);
        }
        return new RuleQuality(
                counts.fired,
                counts.told,
                counts.accepted,
                counts.dismissed,
                weekly,
                counts.after5,
                counts.after5n,
                badges);
    }
}
