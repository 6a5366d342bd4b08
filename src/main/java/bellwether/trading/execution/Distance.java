package bellwether.trading.execution;

import java.math.BigDecimal;

/// How far a level lies from a price.
public sealed interface Distance {
    /// In the price's own unit.
    record Amount(BigDecimal amount) implements Distance {
        public Amount {
            amount = Prices.positive("/amount", amount);
        }
    }

    /// In percent of the price: 8 is 8 %.
    record Percent(BigDecimal percent) implements Distance {
        public Percent {
            percent = Prices.positive("/percent", percent);
        }
    }

    /// In average true ranges of 14 bars, as known before the bar of the entry, and fixed then.
    record AtrMultiple(BigDecimal multiple) implements Distance {
        public AtrMultiple {
            multiple = Prices.positive("/atr", multiple);
        }
    }
}
