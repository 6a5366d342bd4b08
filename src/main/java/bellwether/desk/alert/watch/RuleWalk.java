package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertSweepDao;
import bellwether.desk.alert.fire.AlertSweepDao.Following;
import bellwether.desk.alert.fire.AlertSweepDao.Pending;
import bellwether.desk.alert.fire.AlertSweepDao.Rewalk;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.research.screen.SweepPart;
import bellwether.research.screen.SweptSymbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rules' walk over a chunk of symbols.
final class RuleWalk implements SweepPart.Walk {
    private final ChunkRules rules;
    private final SweepStore store;
    private final Instant now;
    private final Map<Long, List<Pending>> pending;
    private final List<FoundFire> found = new ArrayList<>();
    private final List<Rewalk> rewalks = new ArrayList<>();
    private final List<Following> followed = new ArrayList<>();
    private List<FiredAlert> made = List.of();
    private int unknown;

    /// @param pending alerts of the chunk's symbols of which not all is known that followed
    RuleWalk(ChunkRules rules, List<Pending> pending, SweepStore store, Instant now) {
        this.rules = rules;
        this.store = store;
        this.now = now;
        this.pending = pending.stream().collect(Collectors.groupingBy(Pending::symbol));
    }

    @Override
    public void walk(SweptSymbol symbol) {
        pending.getOrDefault(symbol.id(), List.of())
                .forEach(alert -> BarsAfter.of(alert, symbol.history()).ifPresent(followed::add));
        List<CompiledRule> own = rules.of(symbol.id());
        if (symbol.from() >= symbol.history().size() || own.isEmpty()) {
            return;
        }
        SymbolWalk walk = new SymbolWalk(symbol, rules.reach(), now);
        own.forEach(rule -> rules.guarded(rule.rule(), () -> walk.walk(rule)));
        found.addAll(walk.found());
        rewalks.addAll(walk.rewalks());
        unknown += walk.isUnknown() ? 1 : 0;
    }

    @Override
    public Set<String> owners() {
        Set<String> owners = new HashSet<>();
        found.forEach(fire -> owners.add(fire.rule().rule().owner()));
        rules.broken().keySet().forEach(rule -> owners.add(rule.owner()));
        return owners;
    }

    @Override
    public SweepPart.Counts store(Handle transaction) {
        made = store.keep(transaction, found, rules.broken());
        store.revise(transaction, rewalks);
        new AlertSweepDao().followed(transaction, followed);
        return new SweepPart.Counts(made.size(), unknown);
    }

    @Override
    public void publish(Handle transaction) {
        store.publish(transaction, made);
    }
}
