package bellwether.market.imports;

import bellwether.market.bars.IncomingBars;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.Optional;

/// Rows of one symbol of one file on their way into the store.
///
/// @param timeframe of the file's rows
/// @param tally of the file, which hears what became of them
/// @param symbol the number of their symbol in the file
/// @param firstDay of the first of their bars, at its exchange
/// @param lastDay of the last
/// @param exchange the code of the one that the import states of the symbol
/// @param currency that it states of its prices
record SymbolDelivery(
        Timeframe timeframe,
        ImportStatistics tally,
        int symbol,
        IncomingBars arrivals,
        LocalDate firstDay,
        LocalDate lastDay,
        Optional<String> exchange,
        Optional<String> currency) {
    /// What it costs to hold and to store, in rows: a symbol costs more than one row of it.
    int weight() {
        return 4 + arrivals.bars().size();
    }
}
