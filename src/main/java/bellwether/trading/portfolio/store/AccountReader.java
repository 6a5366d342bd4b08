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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// Reads an account out of its tables.
final class AccountReader {
    /// What [#status] reads.
    static final String STATUS_COLUMNS =
            "role, parent, state, reason, sequence, accepted_at, asked, standing";

    private static final List<String> ALL =
            List.of(
                    "select ledger_seq, order_seq, ruined from portfolio where id = ?",
                    "select currency, amount from cash where portfolio = ?",
                    "select symbol, price, date, bar_time from trade_mark where portfolio = ?",
                    "select currency, rate, date from trade_rate where portfolio = ?",
                    """
                    select strategy, symbol, order_id, opened, quantity, value, costs
                    from lot where portfolio = ? order by strategy, symbol, n
                    """,
                    """
                    select strategy, symbol, currency, average_value, average_costs, realised_fifo,
                      realised_average, borrowed_to
                    from position where portfolio = ? order by symbol, strategy
                    """,
                    """
                    select %s from trade_order
                    where portfolio = ? and state in ('accepted', 'working') order by sequence
                    """
                            .formatted(STATUS_COLUMNS));

    /// Portfolios that are read in one round trip.
    private static final int AT_ONCE = 25;

    private record Sequences(long ledger, long order, boolean ruined) {}

    /// The account as it stands, all of it in one round trip: it is read while its row is locked.
    AccountState read(Handle h, PortfolioId id) {
        try (PreparedStatement all = h.getConnection().prepareStatement(String.join(";", ALL))) {
            for (int i = 1; i <= ALL.size(); i++) {
                all.setLong(i, id.number());
            }
            all.execute();
            return state(new ResultRows(all));
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /// The accounts of many portfolios as they stand, some at a time; all of them must be there.
    Map<PortfolioId, AccountState> read(Handle h, List<PortfolioId> ids) {
        Map<PortfolioId, AccountState> accounts = new HashMap<>();
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            read(h, ids.subList(i, Math.min(ids.size(), i + AT_ONCE)), accounts);
        }
        return accounts;
    }

    private static void read(
            Handle h, List<PortfolioId> ids, Map<PortfolioId, AccountState> accounts) {
        String every = String.join(";", Collections.nCopies(ids.size(), String.join(";", ALL)));
        try (PreparedStatement all = h.getConnection().prepareStatement(every)) {
            int place = 1;
            for (PortfolioId id : ids) {
                for (int i = 0; i < ALL.size(); i++) {
                    all.setLong(place++, id.number());
                }
            }
            all.execute();
            ResultRows rows = new ResultRows(all);
            for (PortfolioId id : ids) {
                accounts.put(id, state(rows));
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    private static AccountState state(ResultRows rows) throws SQLException {
        Sequences sequences =
                rows.next(row -> new Sequences(row.getLong(1), row.getLong(2), row.getBoolean(3)))
                        .getFirst();
        Map<String, BigDecimal> balances = new HashMap<>();
        rows.next(row -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .forEach(cash -> balances.put(cash.getKey(), cash.getValue()));
        Map<String, SymbolMark> marks = byName(rows.next(AccountReader::mark), SymbolMark::symbol);
        Map<String, FxQuote> rates = byName(rows.next(AccountReader::rate), FxQuote::currency);
        Map<PositionKey, List<Lot>> lots = new HashMap<>();
        rows.next(row -> Map.entry(key(row), lot(row)))
                .forEach(held ->
                        lots.computeIfAbsent(held.getKey(), _ -> new ArrayList<>())
                                .add(held.getValue()));
        return new AccountState(
                balances,
                rows.next(row -> position(row, lots, marks)),
                rows.next(AccountReader::status),
                marks,
                rates,
                sequences.ledger,
                sequences.order,
                sequences.ruined);
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    private static SymbolMark mark(ResultSet row) throws SQLException {
        return new SymbolMark(
                row.getString("symbol"),
                row.getBigDecimal("price"),
                row.getDate("date").toLocalDate(),
                row.getLong("bar_time"));
    }

    private static FxQuote rate(ResultSet row) throws SQLException {
        return new FxQuote(
                row.getString("currency"),
                row.getBigDecimal("rate"),
                row.getDate("date").toLocalDate());
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

    static OrderStatus status(ResultSet row) throws SQLException {
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
