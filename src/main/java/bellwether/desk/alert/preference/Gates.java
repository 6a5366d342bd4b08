package bellwether.desk.alert.preference;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Judges an event at the gates of a channel, in their order: what its source asks for, the
/// channel's least priority, many at once, caps, quiet hours.
///
/// @param preferences of the owner
public record Gates(NotificationPreferences preferences, Instant now) {
    public static final String QUIET_HOURS = "quiet_hours";
    public static final String CAP_HOUR = "cap_hour";
    public static final String CAP_DAY = "cap_day";

    private static final String SNOOZED = "snoozed";
    private static final String LATE = "late";
    private static final String DEDUPE = "dedupe";
    private static final String COOLDOWN = "cooldown";
    private static final String MIN_PRIORITY = "min_priority";

    /// Those that hold an event.
    public static final List<String> NAMES =
            List.of(SNOOZED, LATE, DEDUPE, COOLDOWN, MIN_PRIORITY, CAP_HOUR, CAP_DAY);

    /// More events than so many within [#MOMENT] are one notification to people.
    public static final int MOST_AT_ONCE = 5;

    public static final Duration MOMENT = Duration.ofSeconds(10);

    /// The same subject is not sent again within this time.
    public static final Duration SAME_SUBJECT = Duration.ofMinutes(10);

    private static final int CRITICAL_FACTOR = 3;

    public GateVerdict judge(AlertEvent event, ChannelRules rules, RecentLoad load) {
        Optional<String> held = bySource(event, load).or(() -> byPriority(event, rules));
        if (held.isPresent()) {
            return new GateVerdict.Held(held.get());
        }
        boolean isCritical = event.priority() == NotificationPriority.CRITICAL;
        boolean bundled = rules.isForPeople() && !isCritical && load.moment() >= MOST_AT_ONCE;
        Optional<Instant> wakes = quietEnd(event, rules);
        if (!(bundled && load.isBundleOpen())) {
            Optional<String> cap = byCap(rules, load, isCritical ? CRITICAL_FACTOR : 1);
            if (cap.isPresent()) {
                return new GateVerdict.Held(cap.get());
            }
        }
        if (bundled) {
            return new GateVerdict.Bundled(wakes.orElseGet(() -> now.plus(MOMENT)));
        }
        return new GateVerdict.Passed(wakes.orElse(now), wakes.isPresent() ? QUIET_HOURS : "");
    }

    /// When an event is sent that no gate holds.
    public Instant dueAt(AlertEvent event, ChannelRules rules) {
        return quietEnd(event, rules).orElse(now);
    }

    private Optional<Instant> quietEnd(AlertEvent event, ChannelRules rules) {
        return rules.isForPeople() && event.priority() != NotificationPriority.CRITICAL
                ? preferences.quiet().end(now)
                : Optional.empty();
    }

    private Optional<String> bySource(AlertEvent event, RecentLoad load) {
        if (event.restraint().snoozed()) {
            return Optional.of(SNOOZED);
        }
        if (event.restraint().late()) {
            return Optional.of(LATE);
        }
        if (isWithin(load.sameSubject(), SAME_SUBJECT)) {
            return Optional.of(DEDUPE);
        }
        return isWithin(load.sameSubject(), event.restraint().cooldown())
                ? Optional.of(COOLDOWN)
                : Optional.empty();
    }

    private boolean isWithin(Optional<Instant> last, Duration pause) {
        return last.filter(moment -> moment.plus(pause).isAfter(now)).isPresent();
    }

    private static Optional<String> byPriority(AlertEvent event, ChannelRules rules) {
        return event.priority().covers(rules.least())
                ? Optional.empty()
                : Optional.of(MIN_PRIORITY);
    }

    private static Optional<String> byCap(ChannelRules rules, RecentLoad load, int factor) {
        if (load.hour() >= rules.perHour() * factor) {
            return Optional.of(CAP_HOUR);
        }
        return load.day() >= rules.perDay() * factor ? Optional.of(CAP_DAY) : Optional.empty();
    }
}
