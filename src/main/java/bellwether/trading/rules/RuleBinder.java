package bellwether.trading.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives the rules of a template's combinations without reading JSON for each: rules in which one
/// parameter was changed are read once, and those of several are put together from them. What a
/// parameter does not change is the same object in all rules, so that it is evaluated once. To the
/// rule what the template reads. Keeps what it has read, so each thread needs its own.
public final class RuleBinder {
    private final RuleTemplate template;
    private final RuleReader reader;
    private final Map<String, BigDecimal> first;
    private final List<Set<String>> together;
    private final Optional<Rule> base;
    private final SharedTruths truths = new SharedTruths();
    private final Map<String, Map<BigDecimal, Optional<Rule>>> changed = new HashMap<>();

    public RuleBinder(RuleTemplate template, RuleReader reader) {
        this.template = template;
        this.reader = reader;
        this.first = template.combination(0);
        this.together = ParameterPlaces.together(template.body());
        this.base = template.rule(first, reader).rule();
        base.ifPresent(truths::share);
    }

    /// What the rules' conditions come to over the columns of one history, shared by those that
    /// have the same ones.
    public SharedTruths truths() {
        return truths;
    }

    /// The rule with these values, or what is wrong with it.
    ///
    /// @param values of the template's own, one for each parameter
    public RuleReader.Result rule(Map<String, BigDecimal> values) {
        List<String> others = new ArrayList<>();
        first.forEach((name, value) -> {
            BigDecimal other = values.get(name);
            if (other == null || value.compareTo(other) != 0) {
                others.add(name);
            }
        });
        Optional<Rule> rule =
                values.size() != first.size() || areInOneText(others)
                        ? Optional.empty()
                        : combined(others, values);
        return rule.isPresent()
                ? new RuleReader.Result(rule, List.of())
                : template.rule(values, reader);
    }

    /// Nothing where it must be read.
    private Optional<Rule> combined(List<String> others, Map<String, BigDecimal> values) {
        List<Rule> rules = new ArrayList<>();
        for (String name : others) {
            BigDecimal value = values.get(name);
            Optional<Rule> one = value == null ? Optional.empty() : changed(name, value);
            if (one.isEmpty()) {
                return one;
            }
            rules.add(one.get());
        }
        return base.flatMap(common -> RuleMerge.of(common, rules));
    }

    /// Whether several of these stand in one text, which only reading can put together.
    private boolean areInOneText(List<String> names) {
        return together.stream()
                .anyMatch(text -> names.stream().filter(text::contains).count() > 1);
    }

    /// The first combination with one other value.
    private Optional<Rule> changed(String name, BigDecimal value) {
        return changed.computeIfAbsent(name, _ -> new HashMap<>())
                .computeIfAbsent(
                        value,
                        _ -> {
                            Map<String, BigDecimal> values = new HashMap<>(first);
                            values.put(name, value);
                            Optional<Rule> read = template.rule(values, reader).rule();
                            Optional<Rule> shared =
                                    base.flatMap(common ->
                                            read.map(rule -> RuleMerge.shared(rule, common)));
                            shared.ifPresent(truths::share);
                            return shared;
                        });
    }
}
