package bellwether.trading.rules;

/// Gives the columns of fields that are not of the bars: verdicts, sectors, what a person owns.
@FunctionalInterface
public interface SuppliedColumns {
    /// None is supplied.
    SuppliedColumns NONE =
            (name, history) -> {
                throw new IllegalArgumentException("no column is supplied for " + name);
            };

    /// A value for each bar, NaN where it is unknown; of a field of words the place of the word, of
    /// a flag 0 or 1, of a date its days since 1970, of a list or screen, asked for as
    /// `on_list(name)` or `screen(name)`, 0 or 1. A value depends on no later bar.
    double[] column(String name, RuleHistory history);
}
