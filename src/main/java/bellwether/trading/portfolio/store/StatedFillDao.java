package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
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

    /// The days of a symbol's splits that the portfolio has booked.
    public Set<LocalDate> splits(Handle h, PortfolioId portfolio, String symbol) {
        return h
                .createQuery(
                        """
                        select ex_date from trade_action
                        where portfolio = :portfolio and symbol = :symbol and kind = 'split'
                        """)
                .bind("portfolio", portfolio.number())
                .bind("symbol", symbol)
                .mapTo(LocalDate.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /// Keeps that a split is in a position's shares.
    public void book(
            Handle h, PortfolioId portfolio, String symbol, LocalDate exDate, Instant now) {
        h.createUpdate(
                        """
                        insert into trade_action (portfolio, symbol, kind, ex_date, booked_at)
                        values (:portfolio, :symbol, 'split', :date, :now) on conflict do nothing
                        """)
                .bind("portfolio", portfolio.number())
                .bind("symbol", symbol)
                .bind("date", exDate)
                .bind("now", Timestamp.from(now))
                .execute();
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
