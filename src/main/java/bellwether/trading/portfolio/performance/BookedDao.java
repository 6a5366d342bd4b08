package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// What accounts booked: ledger entries, closed lots, the origins of orders.
final class BookedDao {
    private BookedDao() {}

    /// Flows of money and of stated shares behind one number of the ledger, up to another.
    static List<CashFlow> flows(Handle h, PortfolioId id, long after, long until) {
        return h.createQuery(
                        """
                        select seq, kind, currency, amount, strategy, symbol, reference, value,
                          case when value is null then date else (booked_at at time zone 'utc')::date end as day
                        from ledger left join transfer_value using (portfolio, seq)
                        where portfolio = :id and seq > :after and seq <= :until and kind in ('flow', 'stated_flow')
                        order by seq
                        """)
                .bind("id", id.number())
                .bind("after", after)
                .bind("until", until)
                .map((row, context) -> flow(row))
                .list();
    }

    private static CashFlow flow(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        BigDecimal value = row.getBigDecimal("value");
        PositionKey key = key(row.getString("strategy"), row.getString("symbol"));
        return new CashFlow(
                row.getLong("seq"),
                row.getDate("day").toLocalDate(),
                row.getString("currency"),
                value == null ? amount : value,
                row.getString("kind").equals("stated_flow") && key != null
                        ? Optional.of(
                                new CashFlow.Transfer(
                                        key, row.getString("reference"), amount, value != null))
                        : Optional.empty());
    }

    /// How many entries, closed lots and lots of valued days a period has.
    static long rows(
            Handle h,
            PortfolioId id,
            Valuation.BookedTo from,
            Valuation.BookedTo to,
            LocalDate first,
            LocalDate last) {
        return h.createQuery(
                        """
                        select (select count(*) from ledger
                            where portfolio = :id and seq > :ledger and seq <= :ledger_end)
                          + (select count(*) from closed_lot
                            where portfolio = :id and n > :closings and n <= :closings_end)
                          + (select count(*) from valuation_lot
                            where portfolio = :id and day between :first and :last)
                        """)
                .bind("id", id.number())
                .bind("ledger", from.ledger())
                .bind("ledger_end", to.ledger())
                .bind("closings", from.closings())
                .bind("closings_end", to.closings())
                .bind("first", first)
                .bind("last", last)
                .mapTo(Long.class)
                .one();
    }

    /// All but flows.
    static List<LedgerEntry> entries(Handle h, PortfolioId id, long after, long until) {
        return h.createQuery(
                        """
                        select seq, date, kind, currency, amount, strategy, symbol, reference from ledger
                        where portfolio = :id and seq > :after and seq <= :until and kind not in ('flow', 'stated_flow') order by seq
                        """)
                .bind("id", id.number())
                .bind("after", after)
                .bind("until", until)
                .map(BookedDao::entry)
                .list();
    }

    private static LedgerEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new LedgerEntry(
                row.getLong("seq"),
                row.getDate("date").toLocalDate(),
                LedgerKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                key(row.getString("strategy"), row.getString("symbol")),
                row.getString("reference"));
    }

    private static @Nullable PositionKey key(@Nullable String strategy, @Nullable String symbol) {
        return strategy == null || symbol == null ? null : new PositionKey(strategy, symbol);
    }

    static List<ClosedLot> closings(Handle h, PortfolioId id, long after, long until) {
        return h.createQuery(
                        """
                        select n, strategy, symbol, currency, entry_order, opened, exit_order, closed, quantity,
                          entry_value, entry_costs, exit_value, exit_costs, average_value, average_costs
                        from closed_lot where portfolio = :id and n > :after and n <= :until order by n
                        """)
                .bind("id", id.number())
                .bind("after", after)
                .bind("until", until)
                .map(BookedDao::closing)
                .list();
    }

    static ClosedLot closing(ResultSet row, StatementContext context) throws SQLException {
        return new ClosedLot(
                row.getLong("n"),
                row.getString("currency"),
                new AccountEvent.LotClosed(
                        new PositionKey(row.getString("strategy"), row.getString("symbol")),
                        new Lot(
                                row.getString("entry_order"),
                                row.getDate("opened").toLocalDate(),
                                row.getBigDecimal("quantity"),
                                row.getBigDecimal("entry_value"),
                                row.getBigDecimal("entry_costs")),
                        row.getString("exit_order"),
                        row.getDate("closed").toLocalDate(),
                        row.getBigDecimal("exit_value"),
                        row.getBigDecimal("exit_costs"),
                        row.getBigDecimal("average_value"),
                        row.getBigDecimal("average_costs")));
    }

    /// What asked for these orders, by their ids; of an id that was used again, the first.
    static Map<String, OrderOrigin> origins(Handle h, PortfolioId id, Collection<String> orders) {
        Map<String, OrderOrigin> origins = new HashMap<>();
        h.createQuery(
                        """
                        select id, asked ->> 'origin' as origin from trade_order
                        where portfolio = :id and id = any(:orders) order by sequence
                        """)
                .bind("id", id.number())
                .bindArray("orders", String.class, List.copyOf(orders))
                .map((row, context) ->
                        Map.entry(
                                row.getString("id"),
                                Optional.ofNullable(row.getString("origin")).orElse("")))
                .forEach(one ->
                        origins.putIfAbsent(one.getKey(), OrderOrigin.parse(one.getValue())));
        return origins;
    }
}
