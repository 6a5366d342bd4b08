package bellwether.desk.alert.rule;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Moves rules through the states that their owners give them.
final class RuleMoves {
    private final HeldRules rules;
    private final Audit audit;
    private final InstantSource clock;
    private final AlertRuleDao dao = new AlertRuleDao();

    RuleMoves(HeldRules rules, Audit audit, InstantSource clock) {
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    AlertRule pause(Actor actor, AlertRuleId id) {
        return move(
                actor,
                id,
                "paused",
                EnumSet.of(RuleLifeState.ACTIVE),
                standing -> standing.in(RuleLifeState.PAUSED, ""));
    }

    /// @param due when it is due next, of one by the clock
    AlertRule resume(Actor actor, AlertRuleId id, Optional<Instant> due) {
        Instant now = clock.instant();
        return move(
                actor,
                id,
                "resumed",
                EnumSet.of(RuleLifeState.PAUSED, RuleLifeState.SNOOZED),
                standing ->
                        standing.state() == RuleLifeState.SNOOZED
                                ? standing.in(RuleLifeState.ACTIVE, "")
                                : RuleStanding.armed(now, due));
    }

    AlertRule snooze(Actor actor, AlertRuleId id, Duration span) {
        Instant until = clock.instant().plus(span);
        return move(
                actor,
                id,
                "snoozed",
                EnumSet.of(RuleLifeState.ACTIVE),
                standing -> standing.snoozed(until));
    }

    private AlertRule move(
            Actor actor,
            AlertRuleId id,
            String verb,
            Set<RuleLifeState> from,
            UnaryOperator<RuleStanding> change) {
        return rules.change(
                actor.owner(),
                id,
                old -> requireState(old, verb, from),
                (h, old) -> {
                    dao.stand(h, id, change.apply(old.standing()), clock.instant());
                    audit.note(actor, "rule." + verb, id.toString());
                });
    }

    private static void requireState(AlertRule rule, String verb, Set<RuleLifeState> from) {
        if (!from.contains(rule.standing().state())) {
            throw Refusal.conflict(
                    "wrong_state",
                    "Rule %s is %s; only one that is %s can be %s.%s"
                            .formatted(
                                    rule.id(),
                                    rule.standing().state().word(),
                                    String.join(
                                            " or ",
                                            from.stream().map(RuleLifeState::word).toList()),
                                    verb,
                                    next(rule)));
        }
    }

    /// What is over begins again by a change only.
    private static String next(AlertRule rule) {
        return switch (rule.standing().state()) {
            case ACTIVE, PAUSED, SNOOZED -> "";
            case SPENT, EXPIRED, BROKEN ->
                    " PATCH /api/v1/rules/%s, with its ETag as If-Match, arms it from then on."
                            .formatted(rule.id());
        };
    }
}
