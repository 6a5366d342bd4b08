package bellwether.desk.alert.watch;

import bellwether.desk.alert.rule.AlertRule;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.OwnerFields;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.desk.alert.rule.RuleLibrary;
import bellwether.desk.alert.rule.RuleReading;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.TailEvaluator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules that look at some symbols, read once for all of them. Equal conditions of theirs are
/// one.
final class ChunkRules {
    private final Map<Long, List<CompiledRule>> bySymbol = new HashMap<>();
    private final Map<AlertRule, String> broken = new LinkedHashMap<>();
    private final Map<Condition, Condition> shared = new HashMap<>();
    private final Map<String, OwnerFields> owners = new HashMap<>();
    private final Map<String, Long> chunk;
    private final RuleLibrary library;
    private final ResolvedUniverses universes;
    private int reach;

    /// @param chunk the ids of its symbols by their present tickers
    ChunkRules(RuleLibrary library, Collection<AlertRule> rules, Map<String, Long> chunk) {
        this.library = library;
        this.chunk = Map.copyOf(chunk);
        this.universes = new ResolvedUniverses(library);
        rules.forEach(rule -> guarded(rule, () -> add(rule)));
    }

    /// Does something for one rule. What it throws breaks that rule and keeps no other from being
    /// judged.
    ///
    /// @throws RuntimeException what passes by itself
    final void guarded(AlertRule rule, Runnable work) {
        if (broken.containsKey(rule)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            broken.put(rule, BrokenRules.fault(e));
        }
    }

    private void add(AlertRule rule) {
        RuleReading reading = library.read(rule);
        Optional<RuleDefinition> definition = reading.definition();
        if (definition.isEmpty()) {
            broken.put(rule, RuleLibrary.words(reading));
            return;
        }
        add(rule, definition.get());
    }

    /// @throws Refusal where a list or screen that it names is gone
    private void add(AlertRule rule, RuleDefinition definition) {
        Set<Long> looked = universes.among(rule, definition.scope(), chunk);
        OwnerFields fields = fields(rule.owner(), definition);
        Condition own = fields.expanded(definition.condition());
        if (looked.isEmpty()) {
            return;
        }
        Condition condition = shared.computeIfAbsent(own, same -> same);
        CompiledRule compiled = new CompiledRule(rule, definition, condition, fields);
        reach = Math.max(reach, TailEvaluator.reach(condition));
        looked.forEach(id -> bySymbol.computeIfAbsent(id, _ -> new ArrayList<>()).add(compiled));
    }

    private OwnerFields fields(String owner, RuleDefinition rule) {
        return ConditionFields.needsNoFacts(rule.condition())
                ? owners.computeIfAbsent("", _ -> library.fields().bars())
                : owners.computeIfAbsent(
                        owner, same -> library.fields().of(same, rule.timeframe()));
    }

    /// Those that look at a symbol, whatever it is called by now.
    List<CompiledRule> of(long symbol) {
        return bySymbol.getOrDefault(symbol, List.of());
    }

    /// Those that can no longer be judged, and why.
    Map<AlertRule, String> broken() {
        return broken;
    }

    /// How many bars before one the conditions look at.
    int reach() {
        return reach;
    }
}
