package bellwether.research.backtest.portfolio;

import java.util.Optional;

/// Gives symbols to a portfolio run, one at a time, so that never all are in memory.
@FunctionalInterface
public interface PortfolioSource {
    /// Asked for each symbol once, in the order of the tickers, and again for each that is ordered,
    /// in the order of their dates. Says the same each time.
    ///
    /// @return nothing where the symbol has no bars
    Optional<PortfolioSymbol> load(String ticker);
}
