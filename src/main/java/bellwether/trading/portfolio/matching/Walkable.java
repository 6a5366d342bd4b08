package bellwether.trading.portfolio.matching;

import bellwether.trading.portfolio.Portfolio;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// A portfolio with the bars of its symbols.
record Walkable(
        Portfolio portfolio,
        Map<String, Long> watched,
        TapeLibrary.Tapes tapes,
        Set<String> currencies,
        Instant now) {
    Walkable {
        watched = Map.copyOf(watched);
        currencies = Set.copyOf(currencies);
    }

    /// The same with other bars.
    Walkable with(TapeLibrary.Tapes other) {
        return new Walkable(portfolio, watched, other, currencies, now);
    }
}
