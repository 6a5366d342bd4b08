package bellwether.trading.rules;

import java.util.List;
import java.util.Optional;

/// What a value is, whichever way it is put together.
///
/// @param shareScale as of a field
/// @param isPlain whether it is a plain number, which goes with numbers, percentages and prices
public record OperandType(ValueType type, int shareScale, boolean isPlain, List<String> words) {
    private static final OperandType PLAIN = new OperandType(ValueType.NUMBER, 0, true, List.of());

    public OperandType {
        words = List.copyOf(words);
    }

    static OperandType of(ValueType type, int shareScale) {
        return new OperandType(type, shareScale, false, List.of());
    }

    /// That of a tree that has been read before.
    public static OperandType of(Operand operand, RuleFields fields) {
        return switch (operand) {
            case Operand.Literal(_, boolean percent) -> literal(percent);
            case Operand.DateLiteral _ -> of(ValueType.DATE, 0);
            case Operand.FieldValue(String name, _, _) -> of(fields.named(name));
            case Operand.Arithmetic(Operation operation, Operand left, Operand right) ->
                    of(left, fields)
                            .with(operation, of(right, fields))
                            .orElseThrow(() ->
                                    new IllegalArgumentException("cannot be computed: " + operand));
            case Operand.Negative(Operand part) -> of(part, fields);
            case Operand.Call(_, List<Operand> arguments) ->
                    arguments.stream()
                            .map(argument -> of(argument, fields))
                            .reduce((a, b) -> a.isPlain ? b : a)
                            .orElseThrow();
        };
    }

    public static OperandType literal(boolean percent) {
        return percent ? of(ValueType.PERCENT, 0) : PLAIN;
    }

    public static OperandType of(RuleField field) {
        return new OperandType(field.type(), field.shareScale(), false, field.words());
    }

    /// Whether the two can be compared or added.
    public boolean goesWith(OperandType other) {
        if (isPlain || other.isPlain) {
            return type.isNumeric() && other.type.isNumeric();
        }
        return type == other.type && words.equals(other.words);
    }

    /// Of what is computed of this and another; nothing when that makes no sense.
    public Optional<OperandType> with(Operation operation, OperandType right) {
        if (!type.isNumeric() || !right.type.isNumeric()) {
            return Optional.empty();
        }
        return switch (operation) {
            case ADD, SUBTRACT -> goesWith(right) ? Optional.of(sum(right)) : Optional.empty();
            case MULTIPLY, PERCENT_OF -> product(right);
            case DIVIDE -> quotient(right);
        };
    }

    /// Whether a product with that is a share of it in percent.
    public boolean isPercentOf(OperandType right) {
        boolean one = type == ValueType.PERCENT;
        boolean other = right.type == ValueType.PERCENT;
        return one != other && !isPlain && !right.isPlain;
    }

    private OperandType sum(OperandType right) {
        if (isPlain || right.isPlain) {
            return isPlain ? right : this;
        }
        return of(type, shareScale == right.shareScale ? shareScale : 0);
    }

    private Optional<OperandType> product(OperandType right) {
        if (isPlain || right.isPlain) {
            return Optional.of(isPlain ? right : this);
        }
        if (type == ValueType.PERCENT || right.type == ValueType.PERCENT) {
            boolean both = type == right.type;
            return both ? Optional.empty() : Optional.of(type == ValueType.PERCENT ? right : this);
        }
        return Optional.of(scaled(right, shareScale + right.shareScale, true));
    }

    private Optional<OperandType> quotient(OperandType right) {
        if (right.isPlain) {
            return Optional.of(this);
        }
        if (right.type == ValueType.PERCENT) {
            return type == ValueType.PERCENT && !isPlain
                    ? Optional.of(of(ValueType.NUMBER, 0))
                    : Optional.empty();
        }
        if (type == ValueType.PERCENT) {
            return Optional.of(
                    right.shareScale == 0 ? this : of(ValueType.NUMBER, -right.shareScale));
        }
        return Optional.of(scaled(right, shareScale - right.shareScale, false));
    }

    /// A price times or through a number that no split changes stays a price.
    private OperandType scaled(OperandType right, int scale, boolean product) {
        boolean price =
                (type == ValueType.PRICE && right.isUnscaledNumber())
                        || (product && right.type == ValueType.PRICE && isUnscaledNumber());
        return of(price ? ValueType.PRICE : ValueType.NUMBER, scale);
    }

    private boolean isUnscaledNumber() {
        return type == ValueType.NUMBER && shareScale == 0;
    }
}
