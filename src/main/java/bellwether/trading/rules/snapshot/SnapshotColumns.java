package bellwether.trading.rules.snapshot;

import bellwether.trading.rules.Membership;

/// The values of fields of many symbols, each on its last bar and on the one before: a place for
/// each symbol. NaN is unknown. What it gives is not to be written to.
public interface SnapshotColumns {
    /// How many symbols there are.
    int size();

    /// The values of a field, each in the shares of its own bar.
    ///
    /// @param back 0 for the last bars, 1 for those before
    double[] field(String name, int back);

    /// Whether the symbols are members, 0 or 1.
    ///
    /// @param back 0 for the last bars, 1 for those before
    double[] member(Membership kind, String name, int back);

    /// How many bars a symbol has, as far as it matters: 0, 1, or 2 for more.
    byte[] bars();

    /// How many shares on its last bar one share of the bar before has become.
    double[] ratios();
}
