package bellwether.desk.journal;

import bellwether.trading.portfolio.history.PastTrade;
import bellwether.trading.portfolio.history.TradeWay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A closed trade with what its owner wrote of it.
///
/// @param way null where it was not asked for
public record NotedTrade(PastTrade trade, @Nullable TradeWay way, List<JournalEntry> entries) {
    public NotedTrade {
        entries = List.copyOf(entries);
    }

    /// Its profit in multiples of what was at risk; null where no stop was planned.
    public @Nullable Double multiples() {
        return trade.multiples(trade.net());
    }

    /// How far the price went against it, in the same unit.
    public @Nullable Double adverse() {
        return way == null ? null : trade.multiples(way.adverse());
    }

    /// How far the price went for it, in the same unit.
    public @Nullable Double favourable() {
        return way == null ? null : trade.multiples(way.favourable());
    }
}
