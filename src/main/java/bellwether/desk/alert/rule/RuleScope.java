package bellwether.desk.alert.rule;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.util.List;
import java.util.Optional;

/// What a rule looks at.
public sealed interface RuleScope {
    /// Every symbol that is known.
    record Everything() implements RuleScope {}

    record Symbols(List<String> tickers) implements RuleScope {
        public Symbols {
            tickers = List.copyOf(tickers);
        }
    }

    /// The symbols of a watchlist, or those that pass a saved screen, as they are at each look.
    ///
    /// @param kind `list` or `screen`
    record Named(String kind, String name) implements RuleScope {}

    /// A portfolio and its positions, or those of one strategy.
    record Account(Optional<PortfolioId> portfolio, Optional<StrategyId> strategy)
            implements RuleScope {}

    /// Nothing, as a rule by the clock.
    record Nothing() implements RuleScope {}
}
