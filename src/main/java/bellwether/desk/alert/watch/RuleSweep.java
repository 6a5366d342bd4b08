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
import bellwether.research.screen.SweepPart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Judges rules on each new finished bar. It keeps no state: whether a rule fires on a bar comes
/// from the bars up to it, so a restart, bars that are made up for and a second process find the
/// same.
public final class RuleSweep implements SweepPart {
    private static final Set<String> NONE = Set.of();

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
        ResolvedUniverses universes = new ResolvedUniverses(library);
        for (AlertRule rule : rules.watchingBars(handle, timeframe)) {
            Optional<RuleScope> scope = scope(rule);
            wanted.addAll(
                    scope.map(one -> BrokenRules.judged(() -> universes.tickers(rule, one), NONE))
                            .orElse(NONE));
        }
        return wanted;
    }

    private Optional<RuleScope> scope(AlertRule rule) {
        return BrokenRules.judged(
                () -> library.read(rule).definition().map(RuleDefinition::scope), Optional.empty());
    }

    @Override
    public Walk begin(Timeframe timeframe, Collection<String> tickers) {
        return jdbi.withHandle(h -> {
            Instant now = clock.instant();
            List<AlertRule> watching = rules.watchingBars(h, timeframe);
            if (!watching.isEmpty()) {
                library.fields().renew(timeframe); // which may not know the chunk's symbols yet
            }
            Map<String, Long> ids = alerts.ids(h, library.present(tickers));
            return new RuleWalk(
                    new ChunkRules(library, watching, ids),
                    alerts.pending(h, ids.values(), timeframe, now),
                    store,
                    now);
        });
    }
}
