package bellwether.trading.rules.snapshot;

import bellwether.trading.rules.FunctionName;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Operation;
import bellwether.trading.rules.RuleFields;
import java.util.Arrays;
import java.util.List;

/// The values of operands on the last bars of many symbols, and on those before.
final class SnapshotValues {
    private final SnapshotColumns columns;
    private final RuleFields fields;
    private final int size;

    SnapshotValues(SnapshotColumns columns, RuleFields fields) {
        this.columns = columns;
        this.fields = fields;
        this.size = columns.size();
    }

    /// What values of the bars before are on the last ones, as
    /// [bellwether.trading.rules.RuleHistory#carried].
    double[] carried(double[] values, int scale) {
        if (scale == 0) {
            return values;
        }
        double[] ratios = columns.ratios();
        double[] carried = Arrays.copyOf(values, size);
        for (int i = 0; i < size; i++) {
            for (int times = 0; ratios[i] != 1 && times < Math.abs(scale); times++) {
                carried[i] = scale > 0 ? carried[i] / ratios[i] : carried[i] * ratios[i];
            }
        }
        return carried;
    }

    double[] constant(double value) {
        double[] column = new double[size];
        Arrays.fill(column, value);
        return column;
    }

    /// Not to be written to.
    double[] values(Operand operand, int back) {
        return switch (operand) {
            case Operand.Literal(double number, _) -> constant(number);
            case Operand.DateLiteral(var date) -> constant((double) date.toEpochDay());
            case Operand.FieldValue field -> field(field, back);
            case Operand.Arithmetic(var operation, Operand left, Operand right) ->
                    computed(operation, values(left, back), values(right, back));
            case Operand.Negative(Operand part) -> negative(values(part, back));
            case Operand.Call(var function, List<Operand> arguments) ->
                    called(function, arguments, back);
        };
    }

    private double[] field(Operand.FieldValue field, int back) {
        SnapshotReach.require(field.ago() + back <= 1 && field.timeframe().isEmpty());
        return field.ago() == 0
                ? columns.field(field.name(), back)
                : carried(columns.field(field.name(), 1), fields.named(field.name()).shareScale());
    }

    private double[] computed(Operation operation, double[] left, double[] right) {
        double[] out = new double[size];
        for (int i = 0; i < size; i++) {
            out[i] = operation.apply(left[i], right[i]);
        }
        return out;
    }

    private double[] negative(double[] values) {
        double[] out = new double[size];
        for (int i = 0; i < size; i++) {
            out[i] = -values[i];
        }
        return out;
    }

    private double[] called(FunctionName function, List<Operand> arguments, int back) {
        double[] out = Arrays.copyOf(values(arguments.get(0), back), size);
        for (int i = 0; function == FunctionName.ABS && i < size; i++) {
            out[i] = Math.abs(out[i]);
        }
        for (Operand argument : arguments.subList(1, arguments.size())) {
            double[] other = values(argument, back);
            for (int i = 0; i < size; i++) {
                out[i] =
                        function == FunctionName.MIN
                                ? Math.min(out[i], other[i])
                                : Math.max(out[i], other[i]);
            }
        }
        return out;
    }
}
