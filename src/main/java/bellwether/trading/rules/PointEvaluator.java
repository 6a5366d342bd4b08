package bellwether.trading.rules;

import static bellwether.trading.rules.Truth.NO;
import static bellwether.trading.rules.Truth.UNSURE;
import static bellwether.trading.rules.Truth.YES;

import java.util.List;

/// Evaluates conditions on one bar, looking back where they do.
final class PointEvaluator {
    private final BarValues values;
    private final RuleFields fields;
    private final CrossTies ties;

    PointEvaluator(BarValues values, RuleFields fields, CrossTies ties) {
        this.values = values;
        this.fields = fields;
        this.ties = ties;
    }

    /// As a code of [Truth]; before the first bar everything is unknown.
    byte truth(Condition condition, int bar) {
        if (bar < 0) {
            return UNSURE;
        }
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> all(parts, bar);
            case Condition.Any(List<Condition> parts) -> any(parts, bar);
            case Condition.Not(Condition part) -> (byte) (YES - truth(part, bar));
            case Condition.Within(Condition part, int bars) -> spanned(part, bar, bars, YES, NO);
            case Condition.Throughout(Condition part, int bars) ->
                    spanned(part, bar, bars, NO, YES);
            case Condition.Comparison(var left, var relation, var right) ->
                    holds(value(left, bar), relation, value(right, bar));
            case Condition.Between(var value, var low, var high) ->
                    least(
                            holds(value(value, bar), Relation.AT_LEAST, value(low, bar)),
                            holds(value(value, bar), Relation.AT_MOST, value(high, bar)));
            case Condition.Cross cross -> cross(cross, bar);
            case Condition.Run run -> run(run, bar);
            case Condition.WordTest test -> words(test, values.value(test.field(), bar));
            case Condition.WordOrder(var field, var relation, String word) ->
                    holds(values.value(field, bar), relation, place(field, word));
            case Condition.Known(var value) -> Double.isNaN(value(value, bar)) ? NO : YES;
            case Condition.Flag(var field) -> flag(values.value(field, bar));
            case Condition.Member(var kind, String name) -> flag(values.member(kind, name, bar));
        };
    }

    private byte all(List<Condition> parts, int bar) {
        byte all = YES;
        for (Condition part : parts) {
            all = least(all, truth(part, bar));
        }
        return all;
    }

    private byte any(List<Condition> parts, int bar) {
        byte any = NO;
        for (Condition part : parts) {
            any = greatest(any, truth(part, bar));
        }
        return any;
    }

    private static byte least(byte a, byte b) {
        return a < b ? a : b;
    }

    private static byte greatest(byte a, byte b) {
        return a > b ? a : b;
    }

    private static byte holds(double left, Relation relation, double right) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return UNSURE;
        }
        return relation.holds(left, right) ? YES : NO;
    }

    private static byte flag(double value) {
        return Double.isNaN(value) ? UNSURE : value != 0 ? YES : NO;
    }

    /// @param deciding what one bar with it makes of the whole
    private byte spanned(Condition part, int bar, int bars, byte deciding, byte otherwise) {
        byte result = otherwise;
        for (int back = 0; back < bars && bar - back >= -1; back++) {
            byte one = truth(part, bar - back);
            if (one == deciding) {
                return deciding;
            }
            result = one == UNSURE ? UNSURE : result;
        }
        return result;
    }

    private byte cross(Condition.Cross cross, int bar) {
        return switch (cross.direction()) {
            case ABOVE -> above(cross.left(), cross.right(), bar);
            case BELOW -> above(cross.right(), cross.left(), bar);
            case EITHER ->
                    greatest(
                            above(cross.left(), cross.right(), bar),
                            above(cross.right(), cross.left(), bar));
        };
    }

    private byte above(Operand a, Operand b, int bar) {
        byte now = isAbove(value(a, bar), value(b, bar));
        if (now != YES) {
            return now;
        }
        for (int before = bar - 1; before >= 0; before--) {
            byte above = isAbove(value(a, before), value(b, before));
            byte below = isAbove(value(b, before), value(a, before));
            if (ties == CrossTies.STRICT || above != NO || below != NO) {
                return below;
            }
        }
        return UNSURE;
    }

    private static byte isAbove(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return UNSURE;
        }
        return CrossTies.isAbove(a, b) ? YES : NO;
    }

    private byte run(Condition.Run run, int bar) {
        int scale = OperandType.of(run.value(), fields).shareScale();
        Relation relation = run.rising() ? Relation.GREATER : Relation.LESS;
        byte all = YES;
        for (int back = 0; back < run.bars() && all != NO; back++) {
            int at = bar - back;
            if (at < 1) {
                return UNSURE;
            }
            double before = values.carried(value(run.value(), at - 1), at - 1, at, scale);
            all = least(all, holds(value(run.value(), at), relation, before));
        }
        return all;
    }

    private byte words(Condition.WordTest test, double value) {
        if (Double.isNaN(value)) {
            return UNSURE;
        }
        boolean isAmong =
                test.words().stream().anyMatch(word -> place(test.field(), word) == value);
        return isAmong == (test.relation() != WordRelation.IS_NOT) ? YES : NO;
    }

    private int place(Operand.FieldValue field, String word) {
        return fields.named(field.name()).place(word).orElseThrow();
    }

    /// NaN where it is unknown.
    double value(Operand operand, int bar) {
        return switch (operand) {
            case Operand.Literal(double number, _) -> number;
            case Operand.DateLiteral(var date) -> date.toEpochDay();
            case Operand.FieldValue field -> values.value(field, bar);
            case Operand.Arithmetic(var operation, Operand left, Operand right) ->
                    operation.apply(value(left, bar), value(right, bar));
            case Operand.Negative(Operand part) -> -value(part, bar);
            case Operand.Call(var function, List<Operand> arguments) ->
                    called(function, arguments, bar);
        };
    }

    private double called(FunctionName function, List<Operand> arguments, int bar) {
        double result = value(arguments.get(0), bar);
        if (function == FunctionName.ABS) {
            return Math.abs(result);
        }
        for (Operand argument : arguments.subList(1, arguments.size())) {
            double other = value(argument, bar);
            result =
                    function == FunctionName.MIN
                            ? Math.min(result, other)
                            : Math.max(result, other);
        }
        return result;
    }
}
