package bellwether.desk.alert.watch;

import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.RuleCheckReport;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.platform.base.Refusal;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Tries out how rules are told.
public final class RuleTests {
    private final Jdbi jdbi;
    private final Notifier notifier;

    public RuleTests(Jdbi jdbi, Notifier notifier) {
        this.jdbi = jdbi;
        this.notifier = notifier;
    }

    /// Sends what a rule would, to its channels, outside of gates and caps. No alert is kept.
    ///
    /// @return the notifications
    /// @throws Refusal 409 where there is no channel to send to
    public List<UUID> send(AlertRules rules, AlertRule rule) {
        RuleDefinition definition =
                rules.definition(rule)
                        .orElseThrow(() ->
                                Refusal.conflict(
                                        "wrong_state",
                                        "Rule %s is broken: %s. Change it first."
                                                .formatted(rule.id(), rule.standing().reason())));
        List<UUID> sent =
                jdbi.inTransaction(h ->
                        notifier.send(
                                h,
                                rule.owner(),
                                definition.notice().channels(),
                                NotificationType.ALERT_TEST,
                                "Test of rule " + rule.name(),
                                """
                                This is a test of rule %s: nothing has happened.
                                Meaning: %s
                                %sNext: nothing.\
                                """
                                        .formatted(
                                                rule.id(),
                                                RuleCheckReport.words(definition),
                                                definition.notice().message().isEmpty()
                                                        ? ""
                                                        : "Your words: "
                                                                + definition.notice().message()
                                                                + "\n")));
        if (sent.isEmpty()) {
            throw Refusal.conflict(
                    "not_configured",
                    "No channel is ready for rule %s; create and confirm one with POST /api/v1/channels."
                            .formatted(rule.id()));
        }
        return sent;
    }
}
