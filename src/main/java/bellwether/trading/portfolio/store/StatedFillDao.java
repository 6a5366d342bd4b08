package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What must be known before a stated trade is booked: the strategies of its portfolio, and which
/// trades are booked already.
public final class StatedFillDao {
    /// A strategy by its id and its name.
    public record NamedStrategy(StrategyId id, String name, boolean manual) {}

    /// All of a portfolio, the one for what is traded by hand first.
    public List<NamedStrategy> strategies(Handle h, PortfolioId portfolio) {
        return h.createQuery(
                        """
                        select id, name, is_manual from strategy where portfolio = :portfolio
                        order by is_manual desc, id
                        """)
                .bind("portfolio", portfolio.number())
                .map((row, context) ->
                        new NamedStrategy(
                                new StrategyId(row.getLong("id")),
                                row.getString("name"),
                                row.getBoolean("is_manual")))
                .list();
    }

    /// Those of these that fills of the portfolio have in place of an order's id.
    public Set<String> booked(Handle h, PortfolioId portfolio, Collection<String> fillIds) {
        return h
                .createQuery(
                        """
                        select distinct order_id from trade_fill
                        where portfolio = :portfolio and order_id = any(:ids)
                        """)
                .bind("portfolio", portfolio.number())
                .bindArray("ids", String.class, fillIds)
                .mapTo(String.class)
                .stream()
                .collect(Collectors.toSet());
    }
}
