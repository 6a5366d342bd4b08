package bellwether.trading.portfolio.performance;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What is to be known of closed trades beside their lots.
final class TradeTraceDao {
    private TradeTraceDao() {}

    /// The newest closed trade of each portfolio that has one.
    static List<LastTrade> last(Handle h) {
        return h.createQuery(
                        """
                        select p.id, p.owner, last.n
                        from portfolio p
                          cross join lateral (
                            select n from closed_lot where portfolio = p.id order by n desc limit 1) last
                        order by p.id
                        """)
                .map((row, _) ->
                        new LastTrade(
                                new PortfolioId(row.getLong(1)), row.getString(2), row.getLong(3)))
                .list();
    }

    /// The first stop that each of these orders was given, by what the account calls the order. One
    /// without a fixed stop is absent.
    static Map<String, BigDecimal> firstStops(
            Handle h, PortfolioId portfolio, Collection<String> entries) {
        return h.createQuery(
                        """
                        select distinct on (parent) parent, cast(asked -> 'type' ->> 'stop' as numeric) as level
                        from trade_order
                        where portfolio = :portfolio and role = 'stop' and parent = any(:entries)
                          and asked -> 'type' ->> 'stop' is not null
                        order by parent, sequence
                        """)
                .bind("portfolio", portfolio.number())
                .bindArray("entries", String.class, List.copyOf(entries))
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.put(
                                    row.getColumn("parent", String.class),
                                    row.getColumn("level", BigDecimal.class));
                            return all;
                        });
    }
}
