package bellwether.trading.execution;

import java.math.BigDecimal;
import java.time.LocalDate;

/// A stored exchange rate: one unit of `currency` is `rate` units of the account's currency.
public record FxQuote(String currency, BigDecimal rate, LocalDate date) {
    public FxQuote {
        rate = Prices.positive("/rate", rate);
    }
}
