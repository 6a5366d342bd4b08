package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFacts;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertSubject;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.fire.NewAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.AlertRules;
import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.platform.base.MomentText;
import bellwether.platform.db.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Rules by the clock: each time that has come is due exactly once, whoever looks.
final class ClockWatch {
    private static final String FIRING = "before_rule";

    /// Times that nobody looked at are made up for, the newest of them. The first alert says how
    /// many are left out.
    private static final int MOST_MISSED = 30;

    private static final Duration LATE = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final RuleLibrary library;
    private final AlertFiring firing;
    private final RuleEndings endings;
    private final AlertRuleDao rules = new AlertRuleDao();

    ClockWatch(Jdbi jdbi, RuleLibrary library, AlertFiring firing, RuleEndings endings) {
        this.jdbi = jdbi;
        this.library = library;
        this.firing = firing;
        this.endings = endings;
    }

    /// One look, owner by owner.
    ///
    /// @return how many alerts it made
    int look(Instant now, IsolatedLooks looked) {
        AtomicInteger made = new AtomicInteger();
        for (String owner : jdbi.withHandle(h -> rules.dueOwners(h, now))) {
            looked.run(() -> made.addAndGet(look(owner, now)));
        }
        return made.get();
    }

    /// The owner is locked before the rules, as whoever else needs both does.
    private int look(String owner, Instant now) {
        return jdbi.inTransaction(h -> {
            firing.lock(h, List.of(owner));
            List<FiredAlert> made = new ArrayList<>();
            rules.due(h, owner, now).forEach(rule -> made.addAll(guarded(h, rule, now)));
            firing.publish(h, made);
            return made.size();
        });
    }

    /// What one rule gives undoes no other; it is broken, as it would give it at each look.
    private List<FiredAlert> guarded(Handle h, AlertRule rule, Instant now) {
        List<FiredAlert> made = new ArrayList<>();
        Savepoint.undoes(h, FIRING, () -> made.addAll(fire(h, rule, now)))
                .ifPresent(e -> endings.breakDown(h, rule, BrokenRules.fault(e), now));
        return made;
    }

    private List<FiredAlert> fire(Handle h, AlertRule rule, Instant now) {
        Optional<RuleDefinition> read = library.read(rule).definition();
        if (read.isEmpty()) {
            endings.breakDown(h, rule, RuleLibrary.words(library.read(rule)), now);
            return List.of();
        }
        RuleDefinition definition = read.get();
        List<FiredAlert> made = new ArrayList<>();
        Deque<Instant> missed = new ArrayDeque<>();
        Instant first = rule.standing().dueAt().orElseThrow();
        Instant next = first;
        int leftOut = 0;
        while (!next.isAfter(now)) {
            if (definition.mayFireAt(next)) {
                missed.add(next);
            }
            if (missed.size() > MOST_MISSED) {
                first = leftOut == 0 ? missed.getFirst() : first;
                missed.removeFirst();
                leftOut++;
            }
            next = AlertRules.due(definition, next).orElseThrow();
        }
        for (Instant at : missed) {
            String words = "It is %s.".formatted(MomentText.of(at)) + leftOut(leftOut, first);
            leftOut = 0;
            alert(h, rule, definition, at, words, now).ifPresent(made::add);
            if (definition.repeat() == RepeatMode.ONCE) {
                endings.spend(h, rule, now);
                return made;
            }
        }
        rules.due(h, rule.id(), Optional.of(next));
        return made;
    }

    private static String leftOut(int count, Instant first) {
        return count == 0
                ? ""
                : " %d earlier times since %s were not looked at and are left out."
                        .formatted(count, MomentText.of(first));
    }

    private Optional<FiredAlert> alert(
            Handle h,
            AlertRule rule,
            RuleDefinition definition,
            Instant at,
            String words,
            Instant now) {
        return firing.accept(
                h,
                new NewAlert(
                        rule.owner(),
                        rule.id().origin(),
                        AlertKind.FIRED,
                        AlertSubject.ofClock(),
                        "due:" + at.getEpochSecond(),
                        at,
                        definition.name(),
                        AlertFacts.of(words),
                        definition.notice().priority(),
                        at.plus(LATE).isBefore(now)),
                CompiledRule.policy(rule, definition, now));
    }
}
