package bellwether.trading.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts rules together that differ from a common one in other places each.
final class RuleMerge {
    private RuleMerge() {}

    /// Thrown where two of them differ in one place.
    private static final class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Conflict() {
            super(null, null, false, false);
        }
    }

    /// The common rule with the changes of all others; nothing where two change the same place.
    ///
    /// @param others made by [#shared], so that what is unchanged in them is the same object
    static Optional<Rule> of(Rule common, List<Rule> others) {
        if (others.size() < 2) {
            return Optional.of(others.isEmpty() ? common : others.getFirst());
        }
        try {
            return Optional.of(
                    new Rule(
                            chosen(common, others, Rule::name),
                            chosen(common, others, Rule::timeframe),
                            side(common, others, Rule::longSide),
                            side(common, others, Rule::shortSide),
                            chosen(common, others, Rule::options)));
        } catch (Conflict e) {
            return Optional.empty();
        }
    }

    private static Optional<RuleSide> side(
            Rule common, List<Rule> others, Function<Rule, Optional<RuleSide>> part) {
        Optional<RuleSide> side = part.apply(common);
        if (side.isEmpty()) {
            return side;
        }
        List<RuleSide> sides = others.stream().map(rule -> part.apply(rule).orElseThrow()).toList();
        return Optional.of(side(side.get(), sides));
    }

    private static RuleSide side(RuleSide common, List<RuleSide> others) {
        return new RuleSide(
                condition(common.enter(), others.stream().map(RuleSide::enter).toList()),
                common.exit()
                        .map(exit ->
                                condition(
                                        exit,
                                        others.stream()
                                                .map(side -> side.exit().orElseThrow())
                                                .toList())),
                chosen(common, others, RuleSide::entry),
                chosen(common, others, RuleSide::size),
                chosen(common, others, RuleSide::maxPositionPercent),
                chosen(common, others, RuleSide::stop),
                chosen(common, others, RuleSide::target),
                chosen(common, others, RuleSide::trail),
                chosen(common, others, RuleSide::maxBars),
                chosen(common, others, RuleSide::cooldownBars));
    }

    /// The only one that differs, or the common one.
    private static <T, V> V chosen(T common, List<T> others, Function<T, V> part) {
        V same = part.apply(common);
        V found = same;
        for (T other : others) {
            V value = part.apply(other);
            if (!value.equals(same)) {
                if (!found.equals(same)) {
                    throw new Conflict();
                }
                found = value;
            }
        }
        return found;
    }

    @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
    private static Condition condition(Condition common, List<Condition> others) {
        List<Condition> changed = others.stream().filter(other -> other != common).toList();
        if (changed.size() < 2) {
            return changed.isEmpty() ? common : changed.getFirst();
        }
        List<Condition> tests = ConditionParts.tests(common);
        List<Operand> operands = ConditionParts.operands(common);
        Condition shape = common;
        for (Condition other : changed) {
            if (!isAlike(other, common)) {
                throw new Conflict();
            }
            if (!ConditionParts.with(other, tests, operands).equals(common)) {
                shape = once(shape, common, other);
            }
        }
        List<Condition> newTests = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            int at = i;
            newTests.add(
                    condition(
                            tests.get(i),
                            changed.stream()
                                    .map(other -> ConditionParts.tests(other).get(at))
                                    .toList()));
        }
        return ConditionParts.with(
                shape, newTests, operands(operands, changed, ConditionParts::operands));
    }

    private static boolean isAlike(Condition other, Condition common) {
        return other.getClass() == common.getClass()
                && ConditionParts.tests(other).size() == ConditionParts.tests(common).size();
    }

    @SuppressWarnings("ReferenceEquality") // nothing has been changed yet
    private static <T> T once(T shape, T common, T other) {
        if (shape != common) {
            throw new Conflict();
        }
        return other;
    }

    private static <T> List<Operand> operands(
            List<Operand> common, List<T> changed, Function<T, List<Operand>> parts) {
        List<Operand> merged = new ArrayList<>();
        for (int i = 0; i < common.size(); i++) {
            int at = i;
            merged.add(
                    operand(
                            common.get(i),
                            changed.stream().map(other -> parts.apply(other).get(at)).toList()));
        }
        return merged;
    }

    @SuppressWarnings("ReferenceEquality") // what is unchanged is the same object
    private static Operand operand(Operand common, List<Operand> others) {
        List<Operand> changed = others.stream().filter(other -> other != common).toList();
        if (changed.size() < 2) {
            return changed.isEmpty() ? common : changed.getFirst();
        }
        List<Operand> operands = ConditionParts.operands(common);
        Operand shape = common;
        for (Operand other : changed) {
            if (other.getClass() != common.getClass()
                    || operands.isEmpty()
                    || ConditionParts.operands(other).size() != operands.size()) {
                throw new Conflict();
            }
            if (!ConditionParts.with(other, operands).equals(common)) {
                shape = once(shape, common, other);
            }
        }
        return ConditionParts.with(shape, operands(operands, changed, ConditionParts::operands));
    }

    /// A rule in which everything that is equal to a part of a common one is that part itself.
    static Rule shared(Rule rule, Rule common) {
        return new Rule(
                rule.name(),
                rule.timeframe(),
                side(rule.longSide(), common.longSide().orElse(null)),
                side(rule.shortSide(), common.shortSide().orElse(null)),
                rule.options());
    }

    private static Optional<RuleSide> side(Optional<RuleSide> side, @Nullable RuleSide common) {
        return side.map(own -> common == null ? own : side(own, common));
    }

    private static RuleSide side(RuleSide side, RuleSide common) {
        return new RuleSide(
                condition(side.enter(), common.enter()),
                side.exit().map(exit -> common.exit().map(e -> condition(exit, e)).orElse(exit)),
                side.entry(),
                side.size(),
                side.maxPositionPercent(),
                side.stop(),
                side.target(),
                side.trail(),
                side.maxBars(),
                side.cooldownBars());
    }

    private static Condition condition(Condition condition, Condition common) {
        if (condition.equals(common)) {
            return common;
        }
        if (!isAlike(condition, common)) {
            return condition;
        }
        List<Condition> tests = new ArrayList<>();
        for (int i = 0; i < ConditionParts.tests(condition).size(); i++) {
            tests.add(
                    condition(
                            ConditionParts.tests(condition).get(i),
                            ConditionParts.tests(common).get(i)));
        }
        return ConditionParts.with(
                condition,
                tests,
                operands(ConditionParts.operands(condition), ConditionParts.operands(common)));
    }

    private static List<Operand> operands(List<Operand> own, List<Operand> common) {
        List<Operand> shared = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            shared.add(operand(own.get(i), common.get(i)));
        }
        return shared;
    }

    private static Operand operand(Operand operand, Operand common) {
        if (operand.equals(common)) {
            return common;
        }
        List<Operand> parts = ConditionParts.operands(operand);
        List<Operand> others = ConditionParts.operands(common);
        return operand.getClass() == common.getClass() && parts.size() == others.size()
                ? ConditionParts.with(operand, operands(parts, others))
                : operand;
    }
}
