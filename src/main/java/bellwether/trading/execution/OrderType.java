package bellwether.trading.execution;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What must happen before an order fills. Prices have at most 8 digits behind the point.
public sealed interface OrderType {
    record Market() implements OrderType {}

    record Limit(BigDecimal limit) implements OrderType {
        public Limit {
            limit = Prices.positive("/limit", limit);
        }
    }

    record Stop(BigDecimal stop) implements OrderType {
        public Stop {
            stop = Prices.positive("/stop", stop);
        }
    }

    record StopLimit(BigDecimal stop, BigDecimal limit) implements OrderType {
        public StopLimit {
            stop = Prices.positive("/stop", stop);
            limit = Prices.positive("/limit", limit);
        }
    }

    /// A stop that follows the price from the last close before it was accepted.
    record Trailing(Distance trail) implements OrderType {}

    /// At the close of the first bar that ends a session. Refused on a tape of quotes.
    record MarketOnClose() implements OrderType {}

    /// The limit that was asked for; null without one.
    default @Nullable BigDecimal limitPrice() {
        return switch (this) {
            case Limit(BigDecimal limit) -> limit;
            case StopLimit(BigDecimal _, BigDecimal limit) -> limit;
            case Market _, Stop _, Trailing _, MarketOnClose _ -> null;
        };
    }

    /// The stop that was asked for; null without one.
    default @Nullable BigDecimal stopPrice() {
        return switch (this) {
            case Stop(BigDecimal stop) -> stop;
            case StopLimit(BigDecimal stop, BigDecimal _) -> stop;
            case Market _, Limit _, Trailing _, MarketOnClose _ -> null;
        };
    }

    static OrderType market() {
        return new Market();
    }

    static OrderType limit(BigDecimal limit) {
        return new Limit(limit);
    }

    static OrderType stop(BigDecimal stop) {
        return new Stop(stop);
    }

    static OrderType stopLimit(BigDecimal stop, BigDecimal limit) {
        return new StopLimit(stop, limit);
    }

    static OrderType trailing(Distance trail) {
        return new Trailing(trail);
    }

    static OrderType marketOnClose() {
        return new MarketOnClose();
    }

    /// As answers write it.
    default String key() {
        return switch (this) {
            case Market _ -> "market";
            case Limit _ -> "limit";
            case Stop _ -> "stop";
            case StopLimit _ -> "stop_limit";
            case Trailing _ -> "trailing";
            case MarketOnClose _ -> "market_on_close";
        };
    }
}
