package bellwether.trading.rules;

/// Gives the values of fields bar by bar.
interface BarValues {
    /// NaN where it is unknown.
    double value(Operand.FieldValue field, int bar);

    double member(Membership kind, String name, int bar);

    /// What a value of one bar is on a later one, as [RuleHistory#carried].
    double carried(double value, int from, int to, int scale);

    /// Those of columns.
    static BarValues of(RuleColumns columns) {
        return new OfColumns(columns);
    }

    /// See [#of].
    record OfColumns(RuleColumns columns) implements BarValues {
        @Override
        public double value(Operand.FieldValue field, int bar) {
            return columns.field(field)[bar];
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
