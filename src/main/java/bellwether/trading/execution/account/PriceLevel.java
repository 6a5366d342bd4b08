package bellwether.trading.execution.account;

import bellwether.trading.execution.Prices;
import java.math.BigDecimal;

/// A price that bars are compared with: by doubles where they differ clearly, else exactly.
record PriceLevel(BigDecimal exact, double approximate) {
    private static final double CLEARLY = 1e-7;
    private static final double RELATIVELY = 1e-13;

    static PriceLevel of(BigDecimal price) {
        return new PriceLevel(price, price.doubleValue());
    }

    /// Above 0 where the bar's price is above this level, 0 where it is equal.
    int compare(double price) {
        double difference = price - approximate;
        return Math.abs(difference) > CLEARLY + RELATIVELY * Math.abs(approximate)
                ? (difference > 0 ? 1 : -1)
                : Prices.exact(price).compareTo(exact);
    }
}
