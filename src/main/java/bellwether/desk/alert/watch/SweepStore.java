package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertSweepDao;
import bellwether.desk.alert.fire.AlertSweepDao.Rewalk;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.fire.NewAlert;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.AlertRuleId;
import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.RuleScope;
import bellwether.platform.base.RootCause;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what a sweep found, of rules that are still what they were when it began.
final class SweepStore {
    private static final Logger LOG = LoggerFactory.getLogger(SweepStore.class);

    private final AlertFiring firing;
    private final RuleEndings endings;
    private final InstantSource clock;
    private final AlertRuleDao rules = new AlertRuleDao();
    private final AlertSweepDao alerts = new AlertSweepDao();

    SweepStore(AlertFiring firing, RuleEndings endings, InstantSource clock) {
        this.firing = firing;
        this.endings = endings;
        this.clock = clock;
    }

    /// Keeps alerts, and tells of those that are new.
    ///
    /// @param broken why each of them can no longer be judged
    /// @return these
    List<FiredAlert> keep(Handle h, List<FoundFire> found, Map<AlertRule, String> broken) {
        Map<AlertRuleId, AlertRule> still = still(h, found, broken.keySet());
        TreeSet<String> owners = new TreeSet<>();
        still.values().forEach(rule -> owners.add(rule.owner()));
        firing.lock(h, owners);
        Instant now = clock.instant();
        List<AlertFiring.Intended> intended = new ArrayList<>();
        Map<AlertRuleId, CompiledRule> once = new LinkedHashMap<>();
        for (FoundFire fire : found) {
            AlertRule rule = still.get(fire.rule().rule().id());
            if (rule != null) {
                intended.add(
                        new AlertFiring.Intended(
                                fire.alert(),
                                CompiledRule.policy(rule, fire.rule().definition(), now)));
                if (fire.rule().repeat() == RepeatMode.ONCE) {
                    once.put(rule.id(), fire.rule());
                }
            }
        }
        Map<String, String> unkept = new LinkedHashMap<>();
        List<FiredAlert> made =
                firing.acceptEach(
                        h,
                        intended,
                        (one, e) -> unkept.put(one.alert().origin(), unkept(one.alert(), e)));
        once.values().forEach(rule -> spend(h, rule, now));
        broken.forEach((rule, why) -> {
            if (still.containsKey(rule.id())) {
                endings.breakDown(h, rule, why, now);
            }
        });
        for (AlertRule rule : still.values()) {
            String why = unkept.get(rule.id().origin());
            if (why != null && !broken.containsKey(rule)) {
                endings.breakDown(h, rule, why, now);
            }
        }
        return made;
    }

    /// What an alert is of that cannot be kept: its owner is to hear of it, as it is not told.
    private static String unkept(NewAlert alert, RuntimeException e) {
        LOG.error("Alert {} of {} cannot be stored", alert.occasion(), alert.origin(), e);
        return "its alert \"%s\" could not be stored: %s"
                .formatted(alert.title(), RootCause.name(e));
    }

    private Map<AlertRuleId, AlertRule> still(
            Handle h, List<FoundFire> found, Collection<AlertRule> broken) {
        Map<AlertRuleId, AlertRule> seen = new LinkedHashMap<>();
        found.forEach(fire -> seen.put(fire.rule().rule().id(), fire.rule().rule()));
        broken.forEach(rule -> seen.put(rule.id(), rule));
        Map<AlertRuleId, AlertRule> still = new HashMap<>();
        if (!seen.isEmpty()) {
            rules.stillWatching(h, seen.values()).forEach(rule -> still.put(rule.id(), rule));
        }
        return still;
    }

    /// A rule over stated symbols is spent when it has fired for each of them.
    private void spend(Handle h, CompiledRule rule, Instant now) {
        if (rule.definition().scope() instanceof RuleScope.Symbols symbols
                && symbols.stated().isPresent()
                && alerts.count(h, rule.rule().id().origin(), rule.occasion(0))
                        >= symbols.stated().getAsInt()) {
            endings.spend(h, rule.rule(), now);
        }
    }

    /// Notes which alerts corrected bars no longer give.
    void revise(Handle h, List<Rewalk> rewalks) {
        alerts.revise(h, rewalks, clock.instant());
    }

    void publish(Handle h, List<FiredAlert> made) {
        firing.publish(h, made);
    }
}
