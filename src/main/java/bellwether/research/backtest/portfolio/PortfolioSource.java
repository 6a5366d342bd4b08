package bellwether.research.backtest.portfolio;

import java.util.Optional;

/// Gives symbols to a portfolio run, one at a time, so that never all are in memory.
@FunctionalInterface
public interface PortfolioSource {
    /// A symbol that is ordered, in the order of the dates; its bars are kept. Says the same each
    /// time.
    ///
    /// @return nothing where the symbol has no bars
    Optional<PortfolioSymbol> load(String ticker);

    /// The same in the first pass, which asks for each symbol once, in the order of the tickers.
    /// What it says is not used any more once the next one is asked for, so that the columns of
    /// bars may be filled again.
    default Optional<PortfolioSymbol> scan(String ticker) {
        return load(ticker);
    }
}
