package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.RuleKind;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RootCause;
import bellwether.platform.db.PassingFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds rules that can no longer be judged: that name a field which is gone, or look at a
/// watchlist, screen, portfolio or strategy that was deleted. Each is broken in a transaction of
/// its own, so that owners are not locked in the order of rules.
final class BrokenRules {
    private static final Logger LOG = LoggerFactory.getLogger(BrokenRules.class);

    private final Jdbi jdbi;
    private final RuleLibrary library;
    private final RuleEndings endings;
    private final AlertRuleDao rules = new AlertRuleDao();

    BrokenRules(Jdbi jdbi, RuleLibrary library, RuleEndings endings) {
        this.jdbi = jdbi;
        this.library = library;
        this.endings = endings;
    }

    /// Breaks those that there are, and tells their owners why.
    ///
    /// @return how many
    int look(Instant now) {
        List<BrokenRule> broken = new ArrayList<>();
        ResolvedUniverses universes = new ResolvedUniverses(library);
        for (RuleKind kind : RuleKind.values()) {
            for (AlertRule rule : jdbi.withHandle(h -> rules.watching(h, kind))) {
                why(rule, universes).ifPresent(why -> broken.add(new BrokenRule(rule, why)));
            }
        }
        broken.forEach(one -> breakDown(one, now));
        return broken.size();
    }

    private void breakDown(BrokenRule broken, Instant now) {
        jdbi.useTransaction(h -> {
            endings.lock(h, broken.rule());
            rules.stillWatching(h, List.of(broken.rule()))
                    .forEach(rule -> endings.breakDown(h, rule, broken.why(), now));
        });
    }

    /// Why a rule can no longer be judged; empty where it can.
    private Optional<String> why(AlertRule rule, ResolvedUniverses universes) {
        try {
            return library.fault(rule, universes::tickers);
        } catch (RuntimeException e) {
            return Optional.of(fault(e));
        }
    }

    /// Does something for one rule; where that throws, the next look at all rules breaks it.
    ///
    /// @throws RuntimeException what passes by itself
    static <T> T judged(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            requireOwn(e);
            return otherwise;
        }
    }

    /// A fault that one rule gives, in words.
    ///
    /// @throws RuntimeException the same where it passes by itself
    static String fault(RuntimeException e) {
        requireOwn(e);
        return e instanceof Refusal refusal
                ? refusal.detail()
                : "judging it failed: " + RootCause.name(e);
    }

    /// Nothing is wrong with a rule when what was thrown passes by itself. What is no refusal is a
    /// fault of the program too, so that its trace goes to the log.
    private static void requireOwn(RuntimeException e) {
        if (PassingFault.is(e) || (e instanceof Refusal refusal && refusal.isTransient())) {
            throw e;
        }
        if (!(e instanceof Refusal)) {
            LOG.error("A rule cannot be judged", e);
        }
    }
}
