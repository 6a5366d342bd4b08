package bellwether.desk.alert.watch;

import bellwether.desk.alert.delivery.Notifier;
import bellwether.desk.alert.fire.AlertFiring;
import bellwether.desk.alert.fire.AlertSweepDao;
import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.AlertRuleDao;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleScope;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.research.screen.SweepPart;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Judges rules on each new finished bar. It keeps no state: whether a rule fires on a bar comes
/// from the bars up to it, so a restart, bars that are made up for and a second process find the
/// same.
public final class RuleSweep implements SweepPart {
    private final Jdbi jdbi;
    private final RuleLibrary library;
    private final SweepStore store;
    private final InstantSource clock;
    private final AlertRuleDao rules = new AlertRuleDao();
    private final AlertSweepDao alerts = new AlertSweepDao();

    public RuleSweep(
            Jdbi jdbi,
            RuleLibrary library,
            Notifier notifier,
            AlertFiring firing,
            InstantSource clock) {
        this.jdbi = jdbi;
        this.library = library;
        this.clock = clock;
        this.store = new SweepStore(firing, new RuleEndings(notifier), clock);
    }

    @Override
    public Set<String> wanted(Handle handle, Timeframe timeframe) {
        Set<String> wanted = new HashSet<>();
        for (AlertRule rule : rules.watchingBars(handle, timeframe)) {
            Optional<RuleScope> scope =
                    library.read(rule).definition().map(RuleDefinition::scope);
            scope.ifPresent(one -> wanted.addAll(tickers(rule.owner(), one)));
            if (scope.filter(RuleScope.Everything.class::isInstance).isPresent()) {
                return wanted; // there are no others
            }
        }
        return wanted;
    }

    /// None of what is gone: its rule is found to be broken by those who judge it.
    private Set<String> tickers(String owner, RuleScope scope) {
        try {
            return library.tickers(owner, scope);
        } catch (Refusal refusal) {
            RuleLibrary.lasting(refusal);
            return Set.of();
        }
    }

    @Override
    public Walk begin(Timeframe timeframe, Collection<String> tickers) {
        return jdbi.withHandle(h -> {
            List<AlertRule> watching = rules.watchingBars(h, timeframe);
            return new RuleWalk(
                    new ChunkRules(library, watching, tickers),
                    alerts.pending(h, tickers, timeframe),
                    store,
                    clock.instant());
        });
    }
}
