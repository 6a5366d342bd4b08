package bellwether.trading.portfolio.history;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What closed lots do not say themselves.
final class TradeHistoryDao {
    private TradeHistoryDao() {}

    /// When a closing was booked, and money of one unit of the prices of its entry.
    record Extra(Instant bookedAt, BigDecimal perUnit) {}

    /// By the number of each trade.
    static Map<Long, Extra> extras(Handle h, PortfolioId id) {
        Map<Long, Extra> found = new HashMap<>();
        h.createQuery(
                        """
                        select c.n, c.booked_at, coalesce(filled.per_unit, 1) as per_unit
                        from closed_lot c
                          left join lateral (
                            select round(sum(f.value) / nullif(sum(f.price * f.quantity), 0), 4) as per_unit
                            from trade_fill f where f.portfolio = c.portfolio and f.order_id = c.entry_order
                          ) filled on true
                        where c.portfolio = :id
                        """)
                .bind("id", id.number())
                .map((row, _) ->
                        Map.entry(
                                row.getLong("n"),
                                new Extra(
                                        row.getTimestamp("booked_at").toInstant(),
                                        row.getBigDecimal("per_unit"))))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    /// Whether a portfolio of an owner has closed this trade; gives its ticker.
    static @Nullable String ticker(Handle h, String owner, TradeKey key) {
        return h.createQuery(
                        """
                        select c.symbol from closed_lot c join portfolio p on p.id = c.portfolio
                        where p.owner = :owner and c.portfolio = :portfolio and c.n = :n
                        """)
                .bind("owner", owner)
                .bind("portfolio", key.portfolio().number())
                .bind("n", key.n())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }
}
