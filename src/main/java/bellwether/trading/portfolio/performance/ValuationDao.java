package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.PortfolioId;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Stored valuations.
final class ValuationDao {
    private static final String COLUMNS =
            "day, ledger_seq, closings, equity, positions, cash, rates, missing, oldest_price";

    private ValuationDao() {}

    /// The number of the last closed lot, 0 before the first.
    static long lastClosing(Handle h, PortfolioId id) {
        return h.createQuery("select coalesce(max(n), 0) from closed_lot where portfolio = :id")
                .bind("id", id.number())
                .mapTo(Long.class)
                .one();
    }

    static Optional<LocalDate> newestDay(Handle h, PortfolioId id) {
        return h.createQuery(
                        "select day from valuation where portfolio = :id order by day desc limit 1")
                .bind("id", id.number())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// What was booked in since the last complete valuation before a day.
    static Set<String> currenciesSince(Handle h, PortfolioId id, LocalDate day) {
        return h.createQuery(
                        """
                        select distinct currency from ledger
                        where portfolio = :id and seq > (
                          select coalesce(max(ledger_seq), 0) from valuation
                          where portfolio = :id and day < :day and equity is not null)
                        """)
                .bind("id", id.number())
                .bind("day", day)
                .mapTo(String.class)
                .set();
    }

    /// The last complete one before a day.
    static Optional<Valuation> lastBefore(Handle h, PortfolioId id, LocalDate day) {
        return h.createQuery(
                        """
                        select %s from valuation
                        where portfolio = :id and day < :day and equity is not null
                        order by day desc limit 1
                        """
                                .formatted(COLUMNS))
                .bind("id", id.number())
                .bind("day", day)
                .map(ValuationDao::row)
                .findOne();
    }

    /// Those of these days, both included, the oldest first.
    static List<Valuation> between(Handle h, PortfolioId id, LocalDate from, LocalDate to) {
        return h.createQuery(
                        """
                        select %s from valuation
                        where portfolio = :id and day between :from and :to order by day
                        """
                                .formatted(COLUMNS))
                .bind("id", id.number())
                .bind("from", from)
                .bind("to", to)
                .map(ValuationDao::row)
                .list();
    }

    private static Valuation row(ResultSet row, StatementContext context) throws SQLException {
        return new Valuation(
                row.getDate("day").toLocalDate(),
                new Valuation.BookedTo(row.getLong("ledger_seq"), row.getLong("closings")),
                row.getBigDecimal("equity"),
                row.getBigDecimal("positions"),
                StoredAmounts.read(row.getString("cash")),
                StoredAmounts.read(row.getString("rates")),
                texts(row.getArray("missing")),
                day(row.getDate("oldest_price")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    /// A lot and the day that it was valued on.
    record LotOfDay(LocalDate day, ValuedLot lot) {}

    /// What was held on these days, both included.
    static List<LotOfDay> lots(Handle h, PortfolioId id, LocalDate from, LocalDate to) {
        return h.createQuery(
                        """
                        select day, strategy, symbol, order_id, currency, quantity, cost, price, priced_on, worth
                        from valuation_lot where portfolio = :id and day between :from and :to
                        order by day, symbol, strategy, order_id
                        """)
                .bind("id", id.number())
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new LotOfDay(row.getDate("day").toLocalDate(), lot(row)))
                .list();
    }

    private static ValuedLot lot(ResultSet row) throws SQLException {
        return new ValuedLot(
                new PositionKey(row.getString("strategy"), row.getString("symbol")),
                row.getString("order_id"),
                row.getString("currency"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("cost"),
                row.getBigDecimal("price"),
                day(row.getDate("priced_on")),
                row.getBigDecimal("worth"));
    }
}
