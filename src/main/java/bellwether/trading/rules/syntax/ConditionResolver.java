package bellwether.trading.rules.syntax;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.CrossDirection;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.ValueType;
import bellwether.trading.rules.WordRelation;
import bellwether.trading.rules.syntax.OperandResolver.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns what was written into a tree: looks up names, holds values to their types, and lists
/// everything that is wrong.
final class ConditionResolver {
    private final RuleFields fields;
    private final List<Problem> problems;
    private final OperandResolver operands;

    ConditionResolver(RuleFields fields, List<Problem> problems) {
        this.fields = fields;
        this.problems = problems;
        this.operands = new OperandResolver(fields, problems);
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
            case IS -> words(draft, WordRelation.IS);
            case IS_NOT -> words(draft, WordRelation.IS_NOT);
            case IN -> words(draft, WordRelation.IN);
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

    private Optional<Condition> compare(Draft draft) {
        Optional<Typed> left = value(draft.parts().get(0));
        Relation relation = Relation.ofSign(draft.text()).orElseThrow();
        Draft rightDraft = draft.parts().get(1);
        Optional<Condition> word = left.flatMap(l -> wordOrder(l, relation, rightDraft));
        if (word.isPresent()) {
            return word;
        }
        if (left.isPresent() && isMisspeltWord(left.get(), rightDraft)) {
            return Optional.empty();
        }
        Optional<Typed> right = value(rightDraft);
        if (left.isEmpty() || right.isEmpty() || !fits(draft, left.get(), right.get())) {
            return Optional.empty();
        }
        if (!isOrdered(left.get()) && relation.isOfOrder()) {
            return refused(
                    draft.at(),
                    "the words of %s have no order".formatted(name(left.get())),
                    "=",
                    "!=",
                    "is",
                    "in");
        }
        return Optional.of(
                new Condition.Comparison(left.get().operand(), relation, right.get().operand()));
    }

    /// A field of words against one of its words: `verdict >= BUY`.
    private Optional<Condition> wordOrder(Typed left, Relation relation, Draft right) {
        if (!(left.operand() instanceof Operand.FieldValue field)
                || !isWord(left)
                || right.kind() != Draft.Kind.NAME
                || right.number() > 0
                || !right.words().isEmpty()) {
            return Optional.empty();
        }
        RuleField found = fields.named(field.name());
        OptionalInt place = found.place(right.text());
        return place.isEmpty() || relation.isOfOrder() && !found.isOrdered()
                ? Optional.empty()
                : Optional.of(
                        new Condition.WordOrder(
                                field, relation, found.words().get(place.getAsInt())));
    }

    private boolean isMisspeltWord(Typed left, Draft right) {
        if (!isWord(left) || right.kind() != Draft.Kind.NAME || isField(right.text())) {
            return false;
        }
        RuleField field = fields.named(name(left));
        if (field.place(right.text()).isPresent()) {
            refused(
                    right.at(),
                    "the words of %s have no order".formatted(field.name()),
                    "=",
                    "!=",
                    "is",
                    "in");
        } else {
            notAWord(field, new Draft.WordAt(right.text(), right.at()));
        }
        return true;
    }

    private boolean isField(String name) {
        try {
            return fields.find(name).isPresent();
        } catch (IllegalArgumentException e) {
            return true; // nearly one: what is wrong with it says more
        }
    }

    private static boolean isWord(Typed typed) {
        return typed.type().type() == ValueType.WORD;
    }

    private static String name(Typed typed) {
        return typed.operand() instanceof Operand.FieldValue field ? field.name() : "this";
    }

    private boolean isOrdered(Typed typed) {
        OperandType type = typed.type();
        return switch (type.type()) {
            case NUMBER, PERCENT, PRICE, DATE -> true;
            case FLAG -> false;
            case WORD -> fields.named(name(typed)).isOrdered();
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
        if (isWord(value.get())) {
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

    private Optional<Condition> words(Draft draft, WordRelation relation) {
        Optional<Typed> value = value(draft.parts().get(0));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get().operand() instanceof Operand.FieldValue field) || !isWord(value.get())) {
            return refused(
                    draft.parts().get(0).at(),
                    "a %s has no words".formatted(OperandResolver.noun(value.get())),
                    "a field of words");
        }
        RuleField found = fields.named(field.name());
        List<String> words = new ArrayList<>();
        for (Draft.WordAt word : draft.words()) {
            OptionalInt place = found.place(word.word());
            if (place.isEmpty()) {
                notAWord(found, word);
            } else {
                words.add(found.words().get(place.getAsInt()));
            }
        }
        return words.size() < draft.words().size()
                ? Optional.empty()
                : Optional.of(new Condition.WordTest(field, relation, words));
    }

    private void notAWord(RuleField field, Draft.WordAt word) {
        String meant = DidYouMean.among(field.words(), word.word()).orElse(null);
        problems.add(
                new Problem(
                        word.at(),
                        "%s is never \"%s\"%s"
                                .formatted(
                                        field.name(),
                                        Quoted.text(word.word()),
                                        meant == null ? "" : "; did you mean " + meant + "?"),
                        field.words(),
                        meant));
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
        return isWord(value.get())
                ? refused(
                        draft.at(),
                        "%s is a word; say which".formatted(name(value.get())),
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
