package bellwether.desk.alert.watch;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationPriority;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.RuleLifeState;
import bellwether.desk.alert.rule.RuleStanding;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Ends the life of rules: those that were to fire once and have, and those that can no longer be
/// judged.
final class RuleEndings {
    private final Notifier notifier;
    private final AlertRuleDao rules = new AlertRuleDao();

    RuleEndings(Notifier notifier) {
        this.notifier = notifier;
    }

    /// Holds its owner before it is held itself, as sweeps do.
    void lock(Handle h, AlertRule rule) {
        notifier.lock(h, Set.of(rule.owner()));
    }

    /// It has fired as often as it was to.
    void spend(Handle h, AlertRule rule, Instant now) {
        stand(h, rule, RuleLifeState.SPENT, "it was to fire once, and has", now);
    }

    /// It can no longer be judged, of which its owner is notified.
    ///
    /// @param why in words
    void breakDown(Handle h, AlertRule rule, String why, Instant now) {
        stand(h, rule, RuleLifeState.BROKEN, why, now);
        notifier.accept(
                h,
                new AlertEvent(
                        rule.owner(),
                        NotificationType.RULE_BROKEN,
                        NotificationPriority.HIGH,
                        rule.id().origin(),
                        now,
                        "Rule %s can no longer be judged".formatted(rule.name()),
                        """
                        Rule: %s, %s.
                        Why: %s.
                        Next: change it with PATCH /api/v1/rules/%s, or delete it.\
                        """
                                .formatted(rule.id(), rule.name(), why, rule.id()),
                        JsonNodeFactory.instance.objectNode().put("rule", rule.id().toString()),
                        AlertEvent.Restraint.NONE),
                Set.of());
    }

    private void stand(Handle h, AlertRule rule, RuleLifeState state, String reason, Instant now) {
        rules.stand(
                h,
                rule.id(),
                new RuleStanding(
                        state,
                        reason,
                        rule.standing().armedAt(),
                        Optional.empty(),
                        Optional.empty()),
                now);
    }
}
