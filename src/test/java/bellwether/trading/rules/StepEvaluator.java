package bellwether.trading.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Evaluates conditions bar by bar. On each bar it is given the history up to and with that bar,
/// and computes the fields from nothing else, so no later bar can matter. What a field was on
/// earlier bars is what was computed then.
///
/// Columns of bars cost nothing to step; indicators are computed anew over the bars so far, as
/// their kernels know no other way that gives the same bits.
public final class StepEvaluator {
    private final RuleFields fields;
    private final SuppliedColumns supplied;
    private final PointEvaluator points;
    private final Map<Operand.FieldValue, double[]> values = new LinkedHashMap<>();
    private final Map<Condition.Member, double[]> members = new LinkedHashMap<>();
    private final int reach;
    private RuleHistory history;
    private int size;

    /// @param conditions that will be asked for
    /// @param operands that will be asked for beside them
    public StepEvaluator(
            List<Condition> conditions,
            List<Operand> operands,
            RuleFields fields,
            SuppliedColumns supplied,
            CrossTies ties) {
        this.fields = fields;
        this.supplied = supplied;
        this.points = new PointEvaluator(new Recorded(), fields, ties);
        this.history = RuleHistory.NONE;
        Set<Operand.FieldValue> named = new LinkedHashSet<>();
        conditions.forEach(condition -> named.addAll(ConditionParts.fields(condition)));
        operands.forEach(operand -> named.addAll(ConditionParts.fields(operand)));
        named.forEach(field -> values.put(field, new double[0]));
        conditions.stream()
                .flatMap(ConditionParts::all)
                .filter(Condition.Member.class::isInstance)
                .forEach(member -> members.put((Condition.Member) member, new double[0]));
        this.reach = named.stream().mapToInt(Operand.FieldValue::ago).max().orElse(0);
    }

    /// Goes on to the next bar.
    ///
    /// @param upToNow the history with one bar more than before
    public void next(RuleHistory upToNow) {
        if (upToNow.size() != size + 1) {
            throw new IllegalArgumentException(
                    "bar %d is next, was given %d bars".formatted(size + 1, upToNow.size()));
        }
        history = upToNow;
        size = upToNow.size();
        RuleColumns columns =
                new RuleColumns(upToNow, fields, supplied, Math.max(0, size - 1 - reach));
        values.replaceAll((field, known) ->
                recorded(known, isLive(field) ? Double.NaN : columns.field(field)[size - 1]));
        members.replaceAll((member, known) ->
                recorded(known, columns.member(member.of(), member.name())[size - 1]));
    }

    private boolean isLive(Operand.FieldValue field) {
        return fields.named(field.name()).isLive();
    }

    private double[] recorded(double[] known, double value) {
        double[] room = known.length < size ? Arrays.copyOf(known, 2 * size) : known;
        room[size - 1] = value;
        return room;
    }

    /// On the present bar.
    public Truth truth(Condition condition) {
        return Truth.of(points.truth(condition, size - 1));
    }

    /// On the present bar; NaN where it is unknown.
    public double value(Operand operand) {
        return points.value(operand, size - 1);
    }

    private final class Recorded implements BarValues {
        @Override
        public double value(Operand.FieldValue field, int bar) {
            double[] column = values.get(field);
            if (column == null) {
                throw new IllegalArgumentException("was not said to be asked for: " + field);
            }
            return column[bar];
        }

        @Override
        public double member(Membership kind, String name, int bar) {
            double[] column = members.get(new Condition.Member(kind, name));
            if (column == null) {
                throw new IllegalArgumentException("was not said to be asked for: " + name);
            }
            return column[bar];
        }

        @Override
        public double carried(double value, int from, int to, int scale) {
            return history.carried(value, from, to, scale);
        }
    }
}
