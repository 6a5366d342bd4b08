package bellwether.trading.rules.newest;

import bellwether.technical.ta.chart.ChartInputs;
import bellwether.trading.rules.RuleHistory;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/// Gives values that are not of the bars alone on the last two bars of a history, as
/// [bellwether.trading.rules.SuppliedColumns] does on all of them. For one thread.
public interface SuppliedValues {
    /// Takes the history that everything else is then of.
    void read(RuleHistory history);

    /// The value of a field on one of the last two bars; of whichever history was read last.
    ///
    /// @throws IllegalArgumentException when it supplies no such field
    IntToDoubleFunction field(String name);

    /// A line of an indicator that it has computed for itself over the same prices, equal to the
    /// catalogue's on the last two bars; only where no input of the indicator has a hole.
    Optional<Supplier<double[]>> line(String field);

    /// What the search for chart patterns need not measure again; only without holes.
    ChartInputs chartInputs();
}
