package bellwether.desk.alert.rule;

import bellwether.market.symbols.Universe;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.util.Optional;
import java.util.OptionalInt;

/// What a rule looks at.
public sealed interface RuleScope {
    /// The symbols of a universe, as they are at each look.
    record Symbols(Universe universe) implements RuleScope {
        /// Whether it is a list or a screen of an owner, which others do not see.
        public boolean isOwned() {
            return universe instanceof Universe.Listed || universe instanceof Universe.Screened;
        }

        /// How many tickers were stated; nothing where a universe is looked up.
        public OptionalInt stated() {
            return universe instanceof Universe.Named named
                    ? OptionalInt.of(named.distinct().size())
                    : OptionalInt.empty();
        }
    }

    /// A portfolio and its positions, or those of one strategy.
    record Account(Optional<PortfolioId> portfolio, Optional<StrategyId> strategy)
            implements RuleScope {}

    /// Nothing, as a rule by the clock.
    record Nothing() implements RuleScope {}
}
