package bellwether.trading.portfolio.performance;

/// Closes of what portfolios are compared with.
@FunctionalInterface
public interface Benchmarks {
    /// All finished daily closes of a symbol, adjusted for splits and for the dividends on record.
    ///
    /// @param currency that its closes are to be converted to
    /// @throws bellwether.platform.base.Refusal where the symbol is not known
    BenchmarkSeries of(String ticker, String currency);
}
