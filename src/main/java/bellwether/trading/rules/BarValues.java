package bellwether.trading.rules;

/// Gives the values of fields bar by bar.
interface BarValues {
    /// NaN where it is unknown.
    double value(Operand.FieldValue field, int bar);

    double member(Membership kind, String name, int bar);

    /// What a value of one bar is on a later one, as [RuleHistory#carried].
    double carried(double value, int from, int to, int scale);
}
