package bellwether.market.imports;

import bellwether.market.imports.format.SymbolIndex;
import bellwether.market.symbols.Timeframe;

/// A file that has been read, and whose rows are stored or on their way.
///
/// @param symbols the tickers by the numbers in the tally
record ReadFile(
        ImportOrder order,
        Timeframe timeframe,
        ImportStatistics tally,
        FileInterpretation understood,
        SymbolIndex symbols) {
    /// When all of it is stored.
    ImportReport report(long millis) {
        return tally.report(order, timeframe, understood, millis);
    }
}
