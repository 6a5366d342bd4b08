package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleReading;
import bellwether.desk.alert.rule.RuleScope;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.TailEvaluator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules that look at some symbols, read once for all of them. Equal conditions of theirs are
/// one.
final class ChunkRules {
    private final Map<String, List<CompiledRule>> byTicker = new HashMap<>();
    private final List<AlertRule> broken = new ArrayList<>();
    private final Map<Condition, Condition> shared = new HashMap<>();
    private final RuleLibrary library;
    private int reach;

    ChunkRules(RuleLibrary library, Collection<AlertRule> rules, Collection<String> tickers) {
        this.library = library;
        Set<String> chunk = new HashSet<>(tickers);
        tickers.forEach(ticker -> byTicker.put(ticker, new ArrayList<>()));
        rules.forEach(rule -> add(rule, chunk));
    }

    private void add(AlertRule rule, Set<String> chunk) {
        RuleReading reading = library.read(rule);
        Optional<RuleDefinition> definition = reading.definition();
        if (definition.isEmpty()) {
            broken.add(rule);
            return;
        }
        Set<String> looked = looked(rule, definition.get(), chunk);
        if (looked.isEmpty()) {
            return;
        }
        Condition own = definition.get().condition();
        Condition condition = shared.computeIfAbsent(own, same -> same);
        CompiledRule compiled =
                new CompiledRule(
                        rule, definition.get(), condition, library.fields().isOwned(condition));
        reach = Math.max(reach, TailEvaluator.reach(condition));
        looked.forEach(ticker ->
                byTicker.computeIfAbsent(ticker, _ -> new ArrayList<>()).add(compiled));
    }

    private Set<String> looked(AlertRule rule, RuleDefinition definition, Set<String> chunk) {
        if (definition.scope() instanceof RuleScope.Everything) {
            return chunk;
        }
        Set<String> looked = new HashSet<>(library.tickers(rule.owner(), definition.scope()));
        looked.retainAll(chunk);
        return looked;
    }

    List<CompiledRule> of(String ticker) {
        return byTicker.getOrDefault(ticker, List.of());
    }

    /// Those that can no longer be read.
    List<AlertRule> broken() {
        return broken;
    }

    /// How many bars before one the conditions look at.
    int reach() {
        return reach;
    }
}
