package bellwether.desk.alert.drill;

import bellwether.desk.alert.DrilledRule;
import bellwether.desk.alert.rule.AlertRuleId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Rules that were drilled before their first alert, by their first drill. What becomes of a rule
/// later changes nothing of it.
public final class FirstDrillDao {
    void note(Handle h, String owner, AlertRuleId rule, Instant now) {
        h.createUpdate(
                        """
                        insert into rule_first_drill (rule, owner, drilled_at)
                        select :rule, :owner, :now where not exists (
                          select from alert where origin = 'rule:' || :rule and kind = 'fired' and created_at < :now)
                        on conflict do nothing
                        """)
                .bind("rule", rule.number())
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Those of an owner, the oldest drill first.
    public List<DrilledRule> of(Handle h, String owner) {
        return h.createQuery(
                        """
                        select rule, drilled_at from rule_first_drill where owner = :owner
                        order by drilled_at, rule
                        """)
                .bind("owner", owner)
                .map((row, _) ->
                        new DrilledRule(
                                new AlertRuleId(row.getLong("rule")).toString(),
                                row.getTimestamp("drilled_at").toInstant()))
                .list();
    }
}
