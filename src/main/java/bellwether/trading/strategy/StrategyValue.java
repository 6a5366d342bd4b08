package bellwether.trading.strategy;

import bellwether.trading.strategy.mark.StrategyMark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a strategy was worth at a minute. Amounts are null where a leg has no price.
///
/// @param missing tickers of legs without a price
public record StrategyValue(
        Instant minute,
        String currency,
        @Nullable BigDecimal profit,
        @Nullable BigDecimal realised,
        @Nullable BigDecimal value,
        List<String> missing) {
    public StrategyValue {
        missing = List.copyOf(missing);
    }

    static StrategyValue of(StrategyMark mark, String currency) {
        return new StrategyValue(
                mark.minute(),
                currency,
                mark.profit(),
                mark.realised(),
                mark.value(),
                mark.missing().stream().map(StrategyMark.MissingLeg::symbol).toList());
    }
}
