package bellwether.research.screen.near;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.OperandType;
import bellwether.trading.rules.Relation;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.ValueType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;

/// Says what a symbol would need to pass a test.
final class MissWords {
    private static final List<Integer> DIGITS = List.of(5, 9, 17);

    private final TestTable table;
    private final RuleFields fields;

    MissWords(TestTable table, RuleFields fields) {
        this.table = table;
        this.fields = fields;
    }

    static String text(TestNode.Leaf leaf) {
        return ConditionLanguage.text(
                leaf.negated() ? new Condition.Not(leaf.test()) : leaf.test());
    }

    /// Such as `RSI_14 31.2, needs below 30`.
    String of(TestNode.Leaf leaf, int symbol) {
        return switch (leaf.test()) {
            case Condition.Comparison(Operand left, Relation relation, Operand right) ->
                    compared(left, words(needed(relation, leaf.negated())), right, symbol);
            case Condition.Between(Operand value, Operand low, Operand high) ->
                    "%s, needs %s %s and %s"
                            .formatted(
                                    valued(value, symbol),
                                    leaf.negated() ? "not between" : "between",
                                    valued(low, symbol),
                                    valued(high, symbol));
            case Condition.WordTest(Operand.FieldValue field, _, _) ->
                    "%s, needs %s".formatted(valued(field, symbol), text(leaf));
            case Condition.WordOrder(Operand.FieldValue field, _, _) ->
                    "%s, needs %s".formatted(valued(field, symbol), text(leaf));
            default -> "needs " + text(leaf);
        };
    }

    /// The relation that is to hold.
    static Relation needed(Relation relation, boolean negated) {
        if (!negated) {
            return relation;
        }
        return switch (relation) {
            case LESS -> Relation.AT_LEAST;
            case AT_MOST -> Relation.GREATER;
            case GREATER -> Relation.AT_MOST;
            case AT_LEAST -> Relation.LESS;
            case EQUAL -> Relation.UNEQUAL;
            case UNEQUAL -> Relation.EQUAL;
        };
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case LESS -> "below";
            case AT_MOST -> "at most";
            case GREATER -> "above";
            case AT_LEAST -> "at least";
            case EQUAL -> "exactly";
            case UNEQUAL -> "other than";
        };
    }

    /// With as many digits as tell the sides apart: 30.0004 is not below 30.
    private String compared(Operand left, String needs, Operand right, int symbol) {
        int digits = DIGITS.getFirst();
        for (int more : DIGITS) {
            digits = more;
            if (isApart(left, right, symbol, digits)) {
                break;
            }
        }
        return "%s, needs %s %s"
                .formatted(valued(left, symbol, digits), needs, valued(right, symbol, digits));
    }

    private boolean isApart(Operand left, Operand right, int symbol, int digits) {
        double a = table.value(left, symbol);
        double b = table.value(right, symbol);
        return !Double.isFinite(a)
                || !Double.isFinite(b)
                || rounded(a, digits).compareTo(rounded(b, digits)) != 0;
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits));
    }

    /// A number as it is written; anything else with its value.
    private String valued(Operand operand, int symbol) {
        return valued(operand, symbol, DIGITS.getFirst());
    }

    private String valued(Operand operand, int symbol, int digits) {
        String text = ConditionLanguage.text(operand);
        return operand instanceof Operand.Literal || operand instanceof Operand.DateLiteral
                ? text
                : text + " " + shown(operand, table.value(operand, symbol), digits);
    }

    private String shown(Operand operand, double value, int digits) {
        OperandType type = OperandType.of(operand, fields);
        if (Double.isNaN(value)) {
            return "unknown";
        }
        List<String> words = type.words();
        if (type.type() == ValueType.WORD && value < words.size()) {
            return words.get((int) value);
        }
        return type.type() == ValueType.DATE
                ? LocalDate.ofEpochDay((long) value).toString()
                : Double.isFinite(value)
                        ? rounded(value, digits).stripTrailingZeros().toPlainString()
                        : "unbounded";
    }
}
