package bellwether.trading.rules.syntax;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.ValueType;
import bellwether.trading.rules.WordRelation;
import bellwether.trading.rules.syntax.OperandResolver.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Looks up the words that fields are compared with.
final class WordResolver {
    private final RuleFields fields;
    private final List<Problem> problems;

    WordResolver(RuleFields fields, List<Problem> problems) {
        this.fields = fields;
        this.problems = problems;
    }

    private void refused(Place at, String detail, String... expected) {
        problems.add(Problem.of(at, detail, expected));
    }

    /// A field of words against one of its words: `verdict >= BUY`.
    Optional<Condition> order(Typed left, Relation relation, Draft right) {
        if (!(left.operand() instanceof Operand.FieldValue field)
                || !isWord(left)
                || right.kind() != Draft.Kind.NAME
                || right.number() > 0
                || !right.words().isEmpty()) {
            return Optional.empty();
        }
        RuleField found = fields.named(field.name());
        OptionalInt place = found.place(right.text());
        return place.isEmpty() || (relation.isOfOrder() && !found.isOrdered())
                ? Optional.empty()
                : Optional.of(
                        new Condition.WordOrder(
                                field, relation, found.words().get(place.getAsInt())));
    }

    boolean isMisspelt(Typed left, Draft right) {
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

    static boolean isWord(Typed typed) {
        return typed.type().type() == ValueType.WORD;
    }

    static String name(Typed typed) {
        return typed.operand() instanceof Operand.FieldValue field ? field.name() : "this";
    }

    Optional<Condition> test(Draft draft, WordRelation relation, Typed value) {
        if (!(value.operand() instanceof Operand.FieldValue field) || !isWord(value)) {
            refused(
                    draft.parts().get(0).at(),
                    "a %s has no words".formatted(OperandResolver.noun(value)),
                    "a field of words");
            return Optional.empty();
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
}
