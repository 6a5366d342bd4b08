package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.Lot;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Closed lots with their orders.
final class RoundTripDao {
    private RoundTripDao() {}

    /// The newest first.
    static List<RoundTrip> list(Handle h, PortfolioId id, TradeFilter filter, int limit) {
        return h.createQuery(
                        """
                        select c.*,
                          (select role from trade_order o where o.portfolio = c.portfolio and o.id = c.exit_order
                            order by sequence desc limit 1) as role,
                          (select asked ->> 'origin' from trade_order o where o.portfolio = c.portfolio
                            and o.id = c.entry_order order by sequence limit 1) as origin
                        from closed_lot c
                        where portfolio = :id and n < :before and (:strategy = '' or strategy = :strategy)
                          and (:symbol = '' or symbol = :symbol)
                          and (:all or entry_order = any(:entries))
                        order by n desc limit :limit
                        """)
                .bind("id", id.number())
                .bind("before", filter.before())
                .bind("strategy", filter.strategy().map(StrategyId::toString).orElse(""))
                .bind("symbol", filter.symbol().orElse(""))
                .bind("all", filter.entries().isEmpty())
                .bindArray("entries", String.class, filter.entries())
                .bind("limit", limit)
                .map(RoundTripDao::row)
                .list();
    }

    private static RoundTrip row(ResultSet row, StatementContext context) throws SQLException {
        ClosedLot lot = BookedDao.closing(row, context);
        String origin = Optional.ofNullable(row.getString("origin")).orElse("");
        Optional<String> role = Optional.ofNullable(row.getString("role"));
        return new RoundTrip(lot, reason(lot, role), OrderOrigin.parse(origin));
    }

    private static String reason(ClosedLot lot, Optional<String> role) {
        if (lot.closing().exit().startsWith(Lot.STATED)) {
            return "stated";
        }
        return switch (lot.closing().exit()) {
            case "split" -> "split_fraction";
            case "delist" -> "delisting";
            default -> role.filter(known -> !known.equals("entry")).orElse("order");
        };
    }
}
