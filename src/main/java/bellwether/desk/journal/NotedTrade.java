package bellwether.desk.journal;

import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeWay;
import org.jspecify.annotations.Nullable;

/// A closed trade, how far the price went meanwhile, and what its owner wrote of it.
public record NotedTrade(PastTrade trade, TradeWay way, TradeWords words) {
    /// Its profit in multiples of what was at risk; null where no stop was planned.
    public @Nullable Double multiples() {
        return trade.multiples(trade.net());
    }

    /// How far the price went against it, in the same unit.
    public @Nullable Double adverse() {
        return trade.multiples(way.adverse());
    }

    /// How far the price went for it, in the same unit.
    public @Nullable Double favourable() {
        return trade.multiples(way.favourable());
    }
}
