package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.Lot;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
                            and o.id = c.entry_order order by sequence limit 1) as origin,
                          opening.time as opening_time, opening.phases as opening_phases,
                          closing.time as closing_time, closing.phases as closing_phases
                        from closed_lot c
                          cross join lateral (
                            select max(bar_time) as time, array_agg(distinct phase) as phases from trade_fill f
                            where f.portfolio = c.portfolio and f.order_id = c.entry_order and f.date = c.opened
                          ) opening
                          cross join lateral (
                            select max(bar_time) as time, array_agg(distinct phase) as phases from trade_fill f
                            where f.portfolio = c.portfolio and f.order_id = c.exit_order and f.date = c.closed
                          ) closing
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
        return new RoundTrip(
                lot,
                reason(lot, role),
                OrderOrigin.parse(origin),
                fills(row, "opening", FillPhase.RANGE),
                fills(row, "closing", TradeExcursions.withoutFill(lot.closing().exit())));
    }

    /// @param without the phase where there was no fill, or a stated one, whose time is not known
    private static FillSpan fills(ResultSet row, String end, FillPhase without)
            throws SQLException {
        Array phases = row.getArray(end + "_phases");
        if (phases == null) {
            return FillSpan.none(without);
        }
        List<FillPhase> all =
                Arrays.stream((String[]) phases.getArray())
                        .map(phase -> FillPhase.valueOf(phase.toUpperCase(Locale.ROOT)))
                        .sorted()
                        .toList();
        return all.contains(FillPhase.STATED)
                ? FillSpan.none(without)
                : new FillSpan(row.getLong(end + "_time"), all.getFirst(), all.getLast());
    }

    private static String reason(ClosedLot lot, Optional<String> role) {
        if (lot.closing().exit().startsWith(Lot.STATED)) {
            return "stated";
        }
        return switch (lot.closing().exit()) {
            case "split" -> RoundTrip.FRACTION;
            case "delist" -> "delisting";
            default -> role.filter(known -> !known.equals("entry")).orElse("order");
        };
    }
}
