package bellwether.trading.execution;

import java.math.BigDecimal;

/// How much an order trades. Only shares are known before the fill.
public sealed interface OrderSize {
    record Shares(BigDecimal shares) implements OrderSize {
        public Shares {
            shares = Prices.positive("/quantity", shares);
        }
    }

    /// The most shares whose value and costs fit into this much money of the account's currency.
    record Cash(BigDecimal amount) implements OrderSize {
        public Cash {
            amount = Prices.positive("/size/cash", amount);
        }
    }

    /// The same with a part of the equity at the fill: 95 is 95 %.
    record EquityPercent(BigDecimal percent) implements OrderSize {
        public EquityPercent {
            percent = Prices.positive("/size/percent", percent);
        }
    }

    /// As many as lose this part of the equity between entry and stop, if they fit into free cash.
    record RiskPercent(BigDecimal percent) implements OrderSize {
        public RiskPercent {
            percent = Prices.positive("/size/risk_percent", percent);
        }
    }

    static OrderSize shares(long shares) {
        return new Shares(BigDecimal.valueOf(shares));
    }

    static OrderSize shares(BigDecimal shares) {
        return new Shares(shares);
    }
}
