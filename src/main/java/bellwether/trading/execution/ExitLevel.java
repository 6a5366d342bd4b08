package bellwether.trading.execution;

import java.math.BigDecimal;

/// Where the stop or the target of a bracket lies.
public sealed interface ExitLevel {
    record AtPrice(BigDecimal price) implements ExitLevel {
        public AtPrice {
            price = Prices.positive("/price", price);
        }
    }

    /// So far from the price of the entry's first fill.
    record FromEntry(Distance distance) implements ExitLevel {}

    /// A target only: so many times as far from the entry as the stop is.
    record RewardRisk(BigDecimal ratio) implements ExitLevel {
        public RewardRisk {
            ratio = Prices.positive("/reward_risk", ratio);
        }
    }

    static ExitLevel at(BigDecimal price) {
        return new AtPrice(price);
    }
}
