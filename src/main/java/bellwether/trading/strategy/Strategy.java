package bellwether.trading.strategy;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A basket of positions in a portfolio.
///
/// @param manual whether it is the one for what is traded by hand, which each portfolio has
/// @param rules as they were given; null for none
/// @param symbols that the rules look at
/// @param active whether the rules may order
/// @param version of its definition, for `If-Match`
public record Strategy(
        StrategyId id,
        PortfolioId portfolio,
        String name,
        boolean manual,
        @Nullable JsonNode rules,
        List<String> symbols,
        boolean active,
        int version,
        Instant createdAt,
        Instant changedAt) {
    public Strategy {
        symbols = List.copyOf(symbols);
    }
}
