package bellwether.desk.alert.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// A rule as it is stored.
///
/// @param body as its owner gave it
/// @param drilledAt when a fire drill of it ended last
/// @param drillFires how often it would have fired in that drill
/// @param notLookedAt how many of its symbols that traded the last look at quotes left out
public record AlertRule(
        AlertRuleId id,
        String owner,
        String name,
        ObjectNode body,
        RuleKind kind,
        RuleStanding standing,
        Optional<Instant> drilledAt,
        int drillFires,
        Optional<Integer> notLookedAt,
        int version,
        Instant createdAt,
        Instant changedAt) {}
