package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.OwnerFields;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleReading;
import bellwether.desk.alert.rule.RuleScope;
import bellwether.platform.base.Refusal;
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
    private final List<BrokenRule> broken = new ArrayList<>();
    private final Map<Condition, Condition> shared = new HashMap<>();
    private final Map<String, OwnerFields> owners = new HashMap<>();
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
            broken.add(new BrokenRule(rule, RuleLibrary.words(reading)));
            return;
        }
        try {
            add(rule, definition.get(), chunk);
        } catch (Refusal refusal) {
            broken.add(new BrokenRule(rule, RuleLibrary.lasting(refusal).detail()));
        }
    }

    /// @throws Refusal where a list or screen that it names is gone
    private void add(AlertRule rule, RuleDefinition definition, Set<String> chunk) {
        Set<String> looked = looked(rule, definition, chunk);
        OwnerFields fields = fields(rule.owner(), definition);
        Condition own = fields.expanded(definition.condition());
        if (looked.isEmpty()) {
            return;
        }
        Condition condition = shared.computeIfAbsent(own, same -> same);
        CompiledRule compiled = new CompiledRule(rule, definition, condition, fields);
        reach = Math.max(reach, TailEvaluator.reach(condition));
        looked.forEach(ticker ->
                byTicker.computeIfAbsent(ticker, _ -> new ArrayList<>()).add(compiled));
    }

    private OwnerFields fields(String owner, RuleDefinition rule) {
        return ConditionFields.isOfBars(rule.condition())
                ? owners.computeIfAbsent("", _ -> library.fields().bars())
                : owners.computeIfAbsent(
                        owner, same -> library.fields().of(same, rule.timeframe()));
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
    List<BrokenRule> broken() {
        return broken;
    }

    /// How many bars before one the conditions look at.
    int reach() {
        return reach;
    }
}
