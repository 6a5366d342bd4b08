package bellwether.trading.portfolio.store;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.OrderReason;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderState;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads an account out of its tables.
final class AccountReader {
    private record Sequences(long ledger, long order, boolean ruined) {}

    /// The account as it stands.
    AccountState read(Handle h, PortfolioId id) {
        Sequences sequences = sequences(h, id);
        Map<String, SymbolMark> marks = marks(h, id);
        return new AccountState(
                balances(h, id),
                positions(h, id, marks),
                openOrders(h, id),
                marks,
                rates(h, id),
                sequences.ledger,
                sequences.order,
                sequences.ruined);
    }

    private static Sequences sequences(Handle h, PortfolioId id) {
        return h.createQuery("select ledger_seq, order_seq, ruined from portfolio where id = :id")
                .bind("id", id.number())
                .map((row, context) ->
                        new Sequences(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                .one();
    }

    private static Map<String, BigDecimal> balances(Handle h, PortfolioId id) {
        Map<String, BigDecimal> balances = new HashMap<>();
        h.createQuery("select currency, amount from cash where portfolio = :id")
                .bind("id", id.number())
                .map((row, context) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .forEach(cash -> balances.put(cash.getKey(), cash.getValue()));
        return balances;
    }

    private static Map<String, SymbolMark> marks(Handle h, PortfolioId id) {
        Map<String, SymbolMark> marks = new HashMap<>();
        h.createQuery("select symbol, price, date, bar_time from trade_mark where portfolio = :id")
                .bind("id", id.number())
                .map((row, context) ->
                        new SymbolMark(
                                row.getString("symbol"),
                                row.getBigDecimal("price"),
                                row.getDate("date").toLocalDate(),
                                row.getLong("bar_time")))
                .forEach(mark -> marks.put(mark.symbol(), mark));
        return marks;
    }

    private static Map<String, FxQuote> rates(Handle h, PortfolioId id) {
        Map<String, FxQuote> rates = new HashMap<>();
        h.createQuery("select currency, rate, date from trade_rate where portfolio = :id")
                .bind("id", id.number())
                .map((row, context) ->
                        new FxQuote(
                                row.getString("currency"),
                                row.getBigDecimal("rate"),
                                row.getDate("date").toLocalDate()))
                .forEach(rate -> rates.put(rate.currency(), rate));
        return rates;
    }

    private static List<Position> positions(
            Handle h, PortfolioId id, Map<String, SymbolMark> marks) {
        Map<PositionKey, List<Lot>> lots = new HashMap<>();
        h.createQuery(
                        """
                        select strategy, symbol, order_id, opened, quantity, value, costs
                        from lot where portfolio = :id order by strategy, symbol, n
                        """)
                .bind("id", id.number())
                .map((row, context) -> Map.entry(key(row), lot(row)))
                .forEach(lot ->
                        lots.computeIfAbsent(lot.getKey(), _ -> new ArrayList<>())
                                .add(lot.getValue()));
        return h.createQuery(
                        """
                        select strategy, symbol, currency, average_value, average_costs, realised_fifo,
                          realised_average, borrowed_to
                        from position where portfolio = :id order by symbol, strategy
                        """)
                .bind("id", id.number())
                .map((row, context) -> position(row, lots, marks))
                .list();
    }

    private static PositionKey key(ResultSet row) throws SQLException {
        return new PositionKey(row.getString("strategy"), row.getString("symbol"));
    }

    private static Lot lot(ResultSet row) throws SQLException {
        return new Lot(
                row.getString("order_id"),
                row.getDate("opened").toLocalDate(),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("value"),
                row.getBigDecimal("costs"));
    }

    private static Position position(
            ResultSet row, Map<PositionKey, List<Lot>> lots, Map<String, SymbolMark> marks)
            throws SQLException {
        PositionKey key = key(row);
        SymbolMark mark = marks.get(key.symbol());
        return new Position(
                key,
                row.getString("currency"),
                lots.getOrDefault(key, List.of()),
                row.getBigDecimal("average_value"),
                row.getBigDecimal("average_costs"),
                row.getBigDecimal("realised_fifo"),
                row.getBigDecimal("realised_average"),
                mark == null ? null : mark.price(),
                day(row.getDate("borrowed_to")));
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static List<OrderStatus> openOrders(Handle h, PortfolioId id) {
        return h.createQuery(
                        """
                        select %s from trade_order
                        where portfolio = :id and state in ('accepted', 'working') order by sequence
                        """
                                .formatted(STATUS_COLUMNS))
                .bind("id", id.number())
                .map(AccountReader::status)
                .list();
    }

    /// What [#status] reads.
    static final String STATUS_COLUMNS =
            "role, parent, state, reason, sequence, accepted_at, asked, standing";

    static OrderStatus status(ResultSet row, StatementContext context) throws SQLException {
        TradeJson.Standing standing = TradeJson.standing(row.getString("standing"));
        return new OrderStatus(
                TradeJson.order(row.getString("asked")),
                OrderRole.valueOf(upper(row.getString("role"))),
                row.getString("parent"),
                standing.group(),
                OrderState.valueOf(upper(row.getString("state"))),
                OrderReason.valueOf(upper(row.getString("reason"))),
                standing.remaining(),
                standing.level(),
                standing.triggered(),
                standing.progress(),
                row.getLong("accepted_at"),
                row.getLong("sequence"));
    }

    private static String upper(String key) {
        return key.toUpperCase(Locale.ROOT);
    }
}
