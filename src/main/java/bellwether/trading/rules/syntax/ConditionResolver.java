package bellwether.trading.rules.syntax;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossDirection;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.ValueType;
import bellwether.trading.rules.WordRelation;
import bellwether.trading.rules.syntax.OperandResolver.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Turns what was written into a tree: looks up names, holds values to their types, and lists
/// everything that is wrong.
final class ConditionResolver {
    private final RuleFields fields;
    private final List<Problem> problems;
    private final OperandResolver operands;
    private final WordResolver words;

    ConditionResolver(RuleFields fields, List<Problem> problems) {
        this.fields = fields;
        this.problems = problems;
        this.operands = new OperandResolver(fields, problems);
        this.words = new WordResolver(fields, problems);
    }

    /// The value of a draft, where one is wanted that is no test.
    Optional<Typed> value(Draft draft) {
        return operands.value(draft);
    }

    /// Nothing when something is wrong; the problems are then known.
    Optional<Condition> condition(Draft draft) {
        return switch (draft.kind()) {
            case ALL -> joined(draft).map(Condition.All::new);
            case ANY -> joined(draft).map(Condition.Any::new);
            case NOT -> condition(draft.parts().get(0)).map(Condition.Not::new);
            case WITHIN, FOR -> spanned(draft);
            case COMPARE -> compare(draft);
            case BETWEEN -> between(draft);
            case CROSS -> cross(draft);
            case RUN -> run(draft);
            case IS -> worded(draft, WordRelation.IS);
            case IS_NOT -> worded(draft, WordRelation.IS_NOT);
            case IN -> worded(draft, WordRelation.IN);
            case KNOWN -> value(draft.parts().get(0)).map(v -> new Condition.Known(v.operand()));
            case BARE -> flag(draft, draft.parts().get(0));
            case MEMBER -> member(draft);
            case BROKEN -> Optional.empty();
            case NUMBER, DATE, NAME, ARITHMETIC, NEGATIVE, CALL -> flag(draft, draft);
        };
    }

    private <T> Optional<T> refused(Place at, String detail, String... expected) {
        problems.add(Problem.of(at, detail, expected));
        return Optional.empty();
    }

    private Optional<List<Condition>> joined(Draft draft) {
        List<Condition> parts = new ArrayList<>();
        for (Draft part : draft.parts()) {
            condition(part).ifPresent(parts::add);
        }
        return parts.size() == draft.parts().size() ? Optional.of(parts) : Optional.empty();
    }

    private boolean isTooLong(Draft draft) {
        boolean wrong = draft.number() < 1 || draft.number() > Condition.MOST_BARS;
        if (wrong) {
            String rule = "1 to " + Condition.MOST_BARS;
            refused(
                    draft.at(),
                    "the number of bars must be %s, was %.0f".formatted(rule, draft.number()),
                    rule);
        }
        return wrong;
    }

    private Optional<Condition> spanned(Draft draft) {
        boolean tooLong = isTooLong(draft);
        Optional<Condition> part = condition(draft.parts().get(0));
        if (tooLong || part.isEmpty()) {
            return Optional.empty();
        }
        if (LiveFields.isIn(part.get(), fields)) {
            return refused(
                    draft.at(),
                    "positions and money are known on the present bar only, so no "
                            + "earlier bars can be asked for");
        }
        int bars = (int) draft.number();
        return Optional.of(
                draft.kind() == Draft.Kind.WITHIN
                        ? new Condition.Within(part.get(), bars)
                        : new Condition.Throughout(part.get(), bars));
    }

    private Optional<Condition> worded(Draft draft, WordRelation relation) {
        return value(draft.parts().get(0)).flatMap(typed -> words.test(draft, relation, typed));
    }

    private Optional<Condition> compare(Draft draft) {
        Optional<Typed> left = value(draft.parts().get(0));
        Relation relation = Relation.ofSign(draft.text()).orElseThrow();
        Draft rightDraft = draft.parts().get(1);
        Optional<Condition> word = left.flatMap(l -> words.order(l, relation, rightDraft));
        if (word.isPresent()) {
            return word;
        }
        if (left.isPresent() && words.isMisspelt(left.get(), rightDraft)) {
            return Optional.empty();
        }
        Optional<Typed> right = value(rightDraft);
        if (left.isEmpty() || right.isEmpty() || !fits(draft, left.get(), right.get())) {
            return Optional.empty();
        }
        if (!isOrdered(left.get()) && relation.isOfOrder()) {
            return refused(
                    draft.at(),
                    "the words of %s have no order".formatted(WordResolver.name(left.get())),
                    "=",
                    "!=",
                    "is",
                    "in");
        }
        return Optional.of(
                new Condition.Comparison(left.get().operand(), relation, right.get().operand()));
    }

    private boolean isOrdered(Typed typed) {
        OperandType type = typed.type();
        return switch (type.type()) {
            case NUMBER, PERCENT, PRICE, DATE -> true;
            case FLAG -> false;
            case WORD -> fields.named(WordResolver.name(typed)).isOrdered();
        };
    }

    /// Whether two values can be compared.
    private boolean fits(Draft draft, Typed left, Typed right) {
        if (left.type().type() == ValueType.FLAG || right.type().type() == ValueType.FLAG) {
            refused(draft.at(), "a flag is a test by itself and is not compared", "a field alone");
            return false;
        }
        if (left.type().goesWith(right.type())) {
            return true;
        }
        problems.add(
                Problem.of(
                        draft.at(),
                        "a %s cannot be compared with a %s"
                                .formatted(OperandResolver.noun(left), OperandResolver.noun(right)),
                        "a " + OperandResolver.noun(left)));
        return false;
    }

    private Optional<Condition> between(Draft draft) {
        Optional<Typed> value = value(draft.parts().get(0));
        Optional<Typed> low = value(draft.parts().get(1));
        Optional<Typed> high = value(draft.parts().get(2));
        if (value.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        if (!fits(draft, value.get(), low.get()) || !fits(draft, value.get(), high.get())) {
            return Optional.empty();
        }
        if (WordResolver.isWord(value.get())) {
            return refused(draft.at(), "a word lies between no others", "in (…)");
        }
        return Optional.of(
                new Condition.Between(
                        value.get().operand(), low.get().operand(), high.get().operand()));
    }

    private Optional<Condition> cross(Draft draft) {
        Optional<Typed> left = value(draft.parts().get(0));
        Optional<Typed> right = value(draft.parts().get(1));
        if (left.isEmpty() || right.isEmpty() || !fits(draft, left.get(), right.get())) {
            return Optional.empty();
        }
        if (!left.get().type().type().isNumeric()) {
            return refused(
                    draft.at(),
                    "only numbers, percentages and prices cross",
                    "a number",
                    "a price");
        }
        CrossDirection way = CrossDirection.valueOf(draft.text().toUpperCase(Locale.ROOT));
        return notLive(
                draft, new Condition.Cross(left.get().operand(), way, right.get().operand()));
    }

    private Optional<Condition> notLive(Draft draft, Condition condition) {
        return LiveFields.isIn(condition, fields)
                ? refused(
                        draft.at(),
                        "positions and money are known on the present bar only, so no earlier bars can be asked for")
                : Optional.of(condition);
    }

    private Optional<Condition> run(Draft draft) {
        boolean tooLong = isTooLong(draft);
        Optional<Typed> value = value(draft.parts().get(0));
        if (tooLong || value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.get().type().type().isNumeric()) {
            return refused(
                    draft.at(),
                    "only numbers, percentages and prices rise and fall",
                    "a number",
                    "a price");
        }
        return notLive(
                draft,
                new Condition.Run(
                        value.get().operand(),
                        draft.text().equals("rising"),
                        (int) draft.number()));
    }

    private Optional<Condition> flag(Draft draft, Draft inner) {
        Optional<Typed> value = value(inner);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        boolean isFlag = value.get().type().type() == ValueType.FLAG;
        if (isFlag && value.get().operand() instanceof Operand.FieldValue field) {
            return Optional.of(new Condition.Flag(field));
        }
        return WordResolver.isWord(value.get())
                ? refused(
                        draft.at(),
                        "%s is a word; say which".formatted(WordResolver.name(value.get())),
                        "is",
                        "is not",
                        "in")
                : refused(
                        draft.at(),
                        "a %s alone is no test".formatted(OperandResolver.noun(value.get())),
                        "<",
                        "<=",
                        ">",
                        ">=",
                        "between",
                        "crosses");
    }

    private Optional<Condition> member(Draft draft) {
        Membership kind = Membership.of(draft.text()).orElseThrow();
        return fields.knows(kind)
                ? Optional.of(new Condition.Member(kind, draft.words().get(0).word()))
                : refused(draft.at(), kind.code() + " cannot be asked here", "a field");
    }
}
