package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.RuleLifeState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Counts what operators see of rules.
final class RuleCensusDao {
    /// How many rules of all owners are in each state.
    Map<RuleLifeState, Integer> states(Handle h) {
        Map<RuleLifeState, Integer> states = new EnumMap<>(RuleLifeState.class);
        h.createQuery("select state, count(*) from alert_rule group by state")
                .map((row, _) ->
                        states.put(RuleLifeState.of(row.getString("state")), row.getInt("count")))
                .list();
        return states;
    }

    /// When looks of each name last began, in whichever process.
    Map<String, Instant> looks(Handle h) {
        Map<String, Instant> looks = new HashMap<>();
        h.createQuery("select name, begun_at from rule_look")
                .map((row, _) ->
                        looks.put(row.getString("name"), row.getTimestamp("begun_at").toInstant()))
                .list();
        return looks;
    }
}
