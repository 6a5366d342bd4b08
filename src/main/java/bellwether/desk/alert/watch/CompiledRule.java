package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertPolicy;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.OwnerFields;
import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleNotice;
import bellwether.desk.alert.rule.UnknownPolicy;
import bellwether.trading.rules.Condition;
import java.time.Instant;

/// A rule that is ready to be judged.
///
/// @param condition the same object for all rules with an equal one
/// @param fields what it names: one for all rules of bars, else one for each owner
record CompiledRule(
        AlertRule rule, RuleDefinition definition, Condition condition, OwnerFields fields) {
    RepeatMode repeat() {
        return definition.repeat();
    }

    Instant armedAt() {
        return rule.standing().armedAt();
    }

    boolean tellsUnknown() {
        return definition.notice().onUnknown() == UnknownPolicy.NOTIFY;
    }

    /// What makes an alert on a bar one of a kind: a rule that fires once does so once for each
    /// symbol, as long as it is armed.
    String occasion(long barTime) {
        return repeat() == RepeatMode.ONCE ? "once:" + armedAt().toEpochMilli() : "bar:" + barTime;
    }

    /// How it is told, as the rule stands.
    static AlertPolicy policy(AlertRule rule, RuleDefinition definition, Instant now) {
        RuleNotice notice = definition.notice();
        return new AlertPolicy(
                rule.standing().isSnoozedAt(now),
                notice.cooldown(),
                notice.channels(),
                notice.message());
    }
}
