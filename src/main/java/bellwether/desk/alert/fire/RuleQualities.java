package bellwether.desk.alert.fire;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/// Counts what has become of the alerts of rules.
public final class RuleQualities {
    private final Jdbi jdbi;
    private final InstantSource clock;

    public RuleQualities(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public RuleQuality of(AlertRule rule) {
        return Objects.requireNonNull(of(List.of(rule)).get(rule.id()));
    }

    /// Of each of these rules.
    public Map<AlertRuleId, RuleQuality> of(Collection<AlertRule> rules) {
        Instant now = clock.instant();
        Map<String, RuleQuality.Counts> counts = counts(rules, now);
        Map<AlertRuleId, RuleQuality> qualities = new HashMap<>();
        rules.forEach(rule ->
                qualities.put(
                        rule.id(),
                        RuleQuality.of(
                                rule,
                                counts.getOrDefault(rule.id().origin(), RuleQuality.Counts.NONE),
                                now)));
        return qualities;
    }

    private Map<String, RuleQuality.Counts> counts(Collection<AlertRule> rules, Instant now) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select origin, count(*) as fired, count(*) filter (where told > 0) as told,
                                  count(*) filter (where state = 'accepted') as accepted,
                                  count(*) filter (where state = 'dismissed') as dismissed,
                                  count(*) filter (where happened_at > :since) as recent,
                                  percentile_cont(0.5) within group (order by after_5) as after_5, count(after_5) as after_5_n
                                from alert
                                where origin = any(:origins) and kind = 'fired' and revised_at is null
                                group by origin
                                """)
                        .bind("since", Timestamp.from(now.minus(RuleQuality.SPAN)))
                        .bind(
                                "origins",
                                rules.stream()
                                        .map(rule -> rule.id().origin())
                                        .toArray(String[]::new))
                        .reduceRows(
                                new HashMap<>(),
                                (all, row) -> {
                                    all.put(
                                            row.getColumn("origin", String.class),
                                            new RuleQuality.Counts(
                                                    row.getColumn("fired", Integer.class),
                                                    row.getColumn("told", Integer.class),
                                                    row.getColumn("accepted", Integer.class),
                                                    row.getColumn("dismissed", Integer.class),
                                                    row.getColumn("recent", Integer.class),
                                                    row.getColumn("after_5", Double.class),
                                                    row.getColumn("after_5_n", Integer.class)));
                                    return all;
                                }));
    }
}
