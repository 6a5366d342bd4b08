package bellwether.trading.rules;

import java.util.IdentityHashMap;
import java.util.List;

/// Evaluates conditions on single bars of a whole history, looking back only where they do: for
/// those who need the newest bars of many conditions. To the bit what [ColumnEvaluator] says.
/// Fields are computed once for all conditions; for one thread.
public final class TailEvaluator {
    private final RuleColumns columns;
    private final PointEvaluator points;
    private final IdentityHashMap<Operand.FieldValue, double[]> found = new IdentityHashMap<>();

    /// @param from the first bar that is asked for: patterns are not looked for before what
    ///   conditions that reach so far back need
    /// @param reach of all conditions, as [#reach]
    public TailEvaluator(
            RuleHistory history, RuleFields fields, SuppliedColumns supplied, int from, int reach) {
        this(new RuleColumns(history, fields, supplied, Math.max(0, from - reach)));
    }

    /// @param columns whose patterns are wanted on each bar that is asked for
    public TailEvaluator(RuleColumns columns) {
        this.columns = columns;
        this.points = new PointEvaluator(new Columns(), columns.fields(), CrossTies.LAST_DIFFERENT);
    }

    /// How many bars before the one that is asked for a condition looks at, ties of crossings
    /// apart.
    public static int reach(Condition condition) {
        int below = 0;
        for (Operand operand : ConditionParts.operands(condition)) {
            for (Operand.FieldValue field : ConditionParts.fields(operand)) {
                below = Math.max(below, field.ago());
            }
        }
        for (Condition part : ConditionParts.tests(condition)) {
            below = Math.max(below, reach(part));
        }
        return ConditionParts.barsBack(condition) + below;
    }

    /// On a bar; unknown before the first.
    public Truth truth(Condition condition, int bar) {
        return Truth.of(points.truth(condition, bar));
    }

    /// On a bar; NaN where it is unknown.
    public double value(Operand operand, int bar) {
        return bar < 0 ? Double.NaN : points.value(operand, bar);
    }

    /// Its fields, of which those that depend on positions or money are set by the caller.
    public RuleColumns columns() {
        return columns;
    }

    /// All conditions below one that have none below themselves, in their order, each once.
    public static List<Condition> leaves(Condition condition) {
        return ConditionParts.all(condition)
                .filter(part -> ConditionParts.tests(part).isEmpty())
                .distinct()
                .toList();
    }

    /// Fields are found by the object: an equal one is looked up once more, and gives the same
    /// column.
    private final class Columns implements BarValues {
        @Override
        public double value(Operand.FieldValue field, int bar) {
            double[] column = found.get(field);
            if (column == null) {
                column = columns.field(field);
                found.put(field, column);
            }
            return column[bar];
        }

        @Override
        public double member(Membership kind, String name, int bar) {
            return columns.member(kind, name)[bar];
        }

        @Override
        public double carried(double value, int from, int to, int scale) {
            return columns.history().carried(value, from, to, scale);
        }
    }
}
