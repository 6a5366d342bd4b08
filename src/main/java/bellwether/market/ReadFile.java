package bellwether.market;

/// A file that has been read, and whose rows are stored or on their way.
///
/// @param symbols the tickers by the numbers in the tally
record ReadFile(
        ImportOrder order,
        Timeframe timeframe,
        Tally tally,
        Understanding understood,
        SymbolIndex symbols) {
    /// When all of it is stored.
    ImportReport report(long millis) {
        return tally.report(order, timeframe, understood, millis);
    }
}
