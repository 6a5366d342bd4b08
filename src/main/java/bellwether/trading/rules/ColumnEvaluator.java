package bellwether.trading.rules;

import bellwether.trading.rules.evaluation.TruthPasses;
import java.util.List;
import java.util.function.BiConsumer;

/// Evaluates conditions over a whole history in passes over its columns. To the bit what an
/// evaluation bar by bar gives, which sees no later bar.
public final class ColumnEvaluator {
    private final RuleColumns columns;
    private final CrossTies ties;
    private final SharedTruths shared;
    private final int size;

    public ColumnEvaluator(RuleColumns columns, CrossTies ties) {
        this(columns, ties, SharedTruths.none());
    }

    /// @param shared of these columns and ties
    ColumnEvaluator(RuleColumns columns, CrossTies ties, SharedTruths shared) {
        this.columns = columns;
        this.ties = ties;
        this.shared = shared;
        this.size = columns.size();
    }

    public TruthColumn evaluate(Condition condition) {
        return new TruthColumn(truth(condition));
    }

    /// Not to be written to where the condition is shared.
    private byte[] truth(Condition condition) {
        byte[] known = shared.get(condition);
        if (known != null) {
            return known;
        }
        byte[] computed = compute(condition);
        shared.keep(condition, computed);
        return computed;
    }

    /// A column that is this evaluator's own.
    private byte[] own(Condition condition) {
        byte[] column = truth(condition);
        return shared.isShared(condition) ? column.clone() : column;
    }

    private byte[] compute(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> joined(parts, TruthPasses::and);
            case Condition.Any(List<Condition> parts) -> joined(parts, TruthPasses::or);
            case Condition.Not(Condition part) -> TruthPasses.not(own(part));
            case Condition.Within(Condition part, int bars) ->
                    TruthPasses.within(truth(part), bars);
            case Condition.Throughout(Condition part, int bars) ->
                    TruthPasses.throughout(truth(part), bars);
            case Condition.Comparison(var left, var relation, var right) ->
                    TruthPasses.compare(values(left), relation, values(right), size);
            case Condition.Between between -> between(between);
            case Condition.Cross(var left, var way, var right) ->
                    TruthPasses.cross(values(left), way, values(right), size, ties);
            case Condition.Run(var value, boolean rising, int bars) ->
                    TruthPasses.throughout(moves(value, rising), bars);
            case Condition.WordTest test -> words(test);
            case Condition.WordOrder(var field, var relation, String word) ->
                    TruthPasses.compare(
                            columns.field(field),
                            relation,
                            columns.constant(number(field, word), place(field, word)),
                            size);
            case Condition.Known(var value) -> TruthPasses.known(values(value), size);
            case Condition.Flag(var field) -> TruthPasses.flag(columns.field(field), size);
            case Condition.Member(var kind, String name) ->
                    TruthPasses.flag(columns.member(kind, name), size);
        };
    }

    private byte[] joined(List<Condition> parts, BiConsumer<byte[], byte[]> join) {
        byte[] all = own(parts.get(0));
        parts.stream().skip(1).forEach(part -> join.accept(all, truth(part)));
        return all;
    }

    private byte[] words(Condition.WordTest test) {
        return TruthPasses.words(
                columns.field(test.field()),
                places(test.field(), test.words()),
                test.relation() != WordRelation.IS_NOT,
                size);
    }

    private byte[] between(Condition.Between between) {
        double[] value = values(between.value());
        byte[] out = TruthPasses.compare(value, Relation.AT_LEAST, values(between.low()), size);
        TruthPasses.and(
                out, TruthPasses.compare(value, Relation.AT_MOST, values(between.high()), size));
        return out;
    }

    /// Whether each bar's value is above, or below, that of the bar before.
    private byte[] moves(Operand operand, boolean rising) {
        double[] values = values(operand);
        int scale = OperandType.of(operand, columns.fields()).shareScale();
        double[] before = new double[size];
        for (int bar = 0; bar < size; bar++) {
            before[bar] =
                    bar == 0
                            ? Double.NaN
                            : columns.history().carried(values[bar - 1], bar - 1, bar, scale);
        }
        return TruthPasses.compare(values, rising ? Relation.GREATER : Relation.LESS, before, size);
    }

    private int[] places(Operand.FieldValue field, List<String> words) {
        return words.stream().mapToInt(word -> place(field, word)).toArray();
    }

    private int place(Operand.FieldValue field, String word) {
        return columns.fields().named(field.name()).place(word).orElseThrow();
    }

    private Operand number(Operand.FieldValue field, String word) {
        return new Operand.Literal(place(field, word), false);
    }

    /// The values of an operand on each bar, NaN where it has none; not to be written to.
    public double[] values(Operand operand) {
        return switch (operand) {
            case Operand.Literal(double number, _) -> columns.constant(operand, number);
            case Operand.DateLiteral(var date) ->
                    columns.constant(operand, (double) date.toEpochDay());
            case Operand.FieldValue field -> columns.field(field);
            case Operand.Arithmetic(var operation, Operand left, Operand right) ->
                    computed(operation, values(left), values(right));
            case Operand.Negative(Operand part) -> negative(values(part));
            case Operand.Call(var function, List<Operand> arguments) -> called(function, arguments);
        };
    }

    private double[] computed(Operation operation, double[] left, double[] right) {
        double[] out = new double[size];
        for (int bar = 0; bar < size; bar++) {
            out[bar] = operation.apply(left[bar], right[bar]);
        }
        return out;
    }

    private double[] negative(double[] values) {
        double[] out = new double[size];
        for (int bar = 0; bar < size; bar++) {
            out[bar] = -values[bar];
        }
        return out;
    }

    private double[] called(FunctionName function, List<Operand> arguments) {
        double[] out = new double[size];
        System.arraycopy(values(arguments.get(0)), 0, out, 0, size);
        if (function == FunctionName.ABS) {
            for (int bar = 0; bar < size; bar++) {
                out[bar] = Math.abs(out[bar]);
            }
            return out;
        }
        for (Operand argument : arguments.subList(1, arguments.size())) {
            double[] other = values(argument);
            for (int bar = 0; bar < size; bar++) {
                out[bar] =
                        function == FunctionName.MIN
                                ? Math.min(out[bar], other[bar])
                                : Math.max(out[bar], other[bar]);
            }
        }
        return out;
    }
}
