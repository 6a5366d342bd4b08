package bellwether.trading.rules;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.OrderSide;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// When a strategy enters and leaves positions, and by what orders.
public record Rule(
        String name,
        Timeframe timeframe,
        Optional<RuleSide> longSide,
        Optional<RuleSide> shortSide,
        RuleOptions options) {
    public Rule {
        if (longSide.isEmpty() && shortSide.isEmpty()) {
            throw new IllegalArgumentException("a rule needs a side");
        }
    }

    public Optional<RuleSide> side(OrderSide entry) {
        return entry == OrderSide.BUY ? longSide : shortSide;
    }

    public List<RuleSide> sides() {
        return Stream.concat(longSide.stream(), shortSide.stream()).toList();
    }

    /// All conditions that it asks.
    public List<Condition> conditions() {
        return sides().stream()
                .flatMap(side -> Stream.concat(Stream.of(side.enter()), side.exit().stream()))
                .toList();
    }

    /// All values of orders that it computes beside its conditions.
    public List<Operand> operands() {
        return sides().stream().flatMap(Rule::operands).toList();
    }

    private static Stream<Operand> operands(RuleSide side) {
        Stream<Operand> levels =
                Stream.concat(side.stop().stream(), side.target().stream())
                        .filter(LevelRule.AtValue.class::isInstance)
                        .map(level -> ((LevelRule.AtValue) level).value());
        EntryRule.Level entry =
                switch (side.entry()) {
                    case EntryRule.Market _ -> null;
                    case EntryRule.Limit(EntryRule.Level level, _) -> level;
                    case EntryRule.Stop(EntryRule.Level level, _) -> level;
                };
        return entry instanceof EntryRule.Level.AtValue(Operand value)
                ? Stream.concat(levels, Stream.of(value))
                : levels;
    }

    /// All fields that it declares, each once.
    public Set<Operand.FieldValue> fields() {
        Set<Operand.FieldValue> fields = new LinkedHashSet<>();
        conditions().forEach(condition -> fields.addAll(ConditionParts.fields(condition)));
        operands().forEach(operand -> fields.addAll(ConditionParts.fields(operand)));
        return fields;
    }

    /// How many bars it needs before all its values can be known.
    public BarsNeeded barsNeeded(RuleFields known) {
        BarsNeeded needed = BarsNeeded.of(fields(), known, timeframe);
        for (Condition condition : conditions()) {
            needed = needed.and(BarsNeeded.of(condition, known, timeframe));
        }
        return needed;
    }
}
