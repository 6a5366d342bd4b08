package bellwether.market.imports;

import bellwether.market.imports.format.SymbolIndex;
import bellwether.market.symbols.Timeframe;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A file that has been read, and whose rows are stored or on their way.
///
/// @param symbols the tickers by the numbers in the tally
/// @param places where the first symbols trade, in the order of their numbers, each waiting for
///   what was taken of it
record ReadFile(
        ImportOrder order,
        Timeframe timeframe,
        ImportStatistics tally,
        FileInterpretation understood,
        SymbolIndex symbols,
        List<Function<SymbolSpan, ImportedSymbol>> places) {
    /// When all of it is stored.
    ///
    /// @param most symbols of which it is said where they trade
    ImportReport report(long millis, int most) {
        List<ImportedSymbol> listings =
                tally.spans().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .limit(most)
                        .map(entry -> places.get(entry.getKey()).apply(entry.getValue()))
                        .toList();
        return tally.report(order, timeframe, understood, listings, millis);
    }
}
