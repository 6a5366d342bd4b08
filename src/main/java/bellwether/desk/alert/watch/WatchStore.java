package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.fire.NewAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleScope;
import bellwether.desk.alert.rule.UnknownPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Keeps what looks have seen, each edge once whoever looks: the state moves only from what was
/// seen, in the transaction of its alert.
final class WatchStore {
    private final Jdbi jdbi;
    private final AlertFiring firing;
    private final RuleEndings endings;
    private final InstantSource clock;
    private final AlertRuleDao rules = new AlertRuleDao();
    private final WatchStateDao states = new WatchStateDao();

    WatchStore(Jdbi jdbi, AlertFiring firing, RuleEndings endings, InstantSource clock) {
        this.jdbi = jdbi;
        this.firing = firing;
        this.endings = endings;
        this.clock = clock;
    }

    /// Keeps a look; nothing where another was faster, or the rule has changed.
    ///
    /// @return the alerts that it made
    List<FiredAlert> keep(AlertRule rule, RuleDefinition definition, WatchLook look) {
        return jdbi.inTransaction(h -> {
            List<FiredAlert> made = new ArrayList<>();
            firing.lock(h, List.of(rule.owner())); // before the rule, as sweeps do
            for (AlertRule held : rules.stillWatching(h, List.of(rule))) {
                made.addAll(keep(h, held, definition, look));
            }
            firing.publish(h, made);
            return made;
        });
    }

    private List<FiredAlert> keep(
            Handle h, AlertRule rule, RuleDefinition definition, WatchLook look) {
        String subject = look.subject().key();
        Instant armedAt = rule.standing().armedAt();
        WatchState before =
                states.find(h, rule.id(), subject)
                        .orElseGet(() -> WatchState.fresh(armedAt))
                        .armed(armedAt);
        WatchState next = before.next(look.truth(), look.price(), look.rearm());
        Instant now = clock.instant();
        if (!states.replace(h, rule.id(), subject, next, now) || !definition.mayFireAt(now)) {
            return List.of();
        }
        List<FiredAlert> made = new ArrayList<>();
        if (definition.notice().onUnknown() == UnknownPolicy.NOTIFY) {
            if (next.isUnknownSince(before)) {
                add(
                        h,
                        rule,
                        definition,
                        look,
                        AlertKind.UNKNOWN,
                        "unknown:" + now.toEpochMilli(),
                        made);
            } else if (next.isKnownSince(before)) {
                add(
                        h,
                        rule,
                        definition,
                        look,
                        AlertKind.KNOWN,
                        "known:" + now.toEpochMilli(),
                        made);
            }
        }
        if (next.firedSince(before)) {
            boolean once = definition.repeat() == RepeatMode.ONCE;
            add(
                    h,
                    rule,
                    definition,
                    look,
                    AlertKind.FIRED,
                    once ? "once:" + armedAt.toEpochMilli() : "edge:" + next.edges(),
                    made);
            if (once && isOfOneSubject(definition)) {
                endings.spend(h, rule, now);
            }
        }
        return made;
    }

    private static boolean isOfOneSubject(RuleDefinition definition) {
        return switch (definition.scope()) {
            case RuleScope.Symbols symbols -> symbols.stated().orElse(0) == 1;
            case RuleScope.Account _ -> !AccountWatch.isOfPositions(definition.condition());
            case RuleScope.Nothing _ -> false;
        };
    }

    private void add(
            Handle h,
            AlertRule rule,
            RuleDefinition definition,
            WatchLook look,
            AlertKind kind,
            String occasion,
            List<FiredAlert> made) {
        Instant now = clock.instant();
        firing.accept(
                        h,
                        new NewAlert(
                                rule.owner(),
                                rule.id().origin(),
                                kind,
                                look.subject(),
                                occasion,
                                now,
                                FoundFire.title(kind, definition.name(), look.subject().label()),
                                look.facts(),
                                definition.notice().priority(),
                                false),
                        CompiledRule.policy(rule, definition, now))
                .ifPresent(made::add);
    }
}
