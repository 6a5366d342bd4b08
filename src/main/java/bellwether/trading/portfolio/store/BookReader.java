package bellwether.trading.portfolio.store;

import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.BookQuery;
import bellwether.trading.portfolio.BookedEntry;
import bellwether.trading.portfolio.BookedFill;
import bellwether.trading.portfolio.FillPlace;
import bellwether.trading.portfolio.PageSide;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads what was booked, part by part.
public final class BookReader {
    private static final String WANTED =
            """
            and (:strategy::text is null or %1$s.strategy = :strategy)
            and (:symbol::text is null or %1$s.symbol = :symbol)
            and (:from::date is null or %1$s.date >= :from)
            and (:to::date is null or %1$s.date <= :to)
            """;

    /// Fills of a portfolio in the order of time.
    public List<BookedFill> fills(
            Handle h, PortfolioId portfolio, BookQuery query, PageSide<FillPlace> side) {
        String order = side.direction();
        Query select =
                h.createQuery(
                        """
                        select fill.*, coalesce(position.currency, '') as currency
                        from trade_fill fill left join position using (portfolio, strategy, symbol)
                        where portfolio = :portfolio
                          and (:time::bigint is null
                            or (bar_time, order_id, n) %1$s (:time, :order_id, :n))
                          %2$s
                        order by bar_time %3$s, order_id %3$s, n %3$s limit :limit
                        """
                                .formatted(side.comparison(), WANTED.formatted("fill"), order));
        return bound(select, portfolio, query, side.limit())
                .bindByType("time", side.after().map(FillPlace::time).orElse(null), Long.class)
                .bind("order_id", side.after().map(FillPlace::orderId).orElse(null))
                .bind("n", side.after().map(FillPlace::n).orElse(0))
                .map((row, _) -> fill(row))
                .list();
    }

    /// The first fill whose order's id is this beginning and one more word without a point.
    public Optional<BookedFill> first(Handle h, PortfolioId portfolio, String begin) {
        return h.createQuery(
                        """
                        select fill.*, coalesce(position.currency, '') as currency
                        from trade_fill fill left join position using (portfolio, strategy, symbol)
                        where portfolio = :portfolio and starts_with(order_id, :begin)
                          and position('.' in substr(order_id, length(:begin) + 1)) = 0
                        limit 1
                        """)
                .bind("portfolio", portfolio.number())
                .bind("begin", begin)
                .map((row, _) -> fill(row))
                .findOne();
    }

    private static Query bound(Query select, PortfolioId portfolio, BookQuery query, int limit) {
        return select.bind("portfolio", portfolio.number())
                .bind("strategy", query.strategy().map(StrategyId::toString).orElse(null))
                .bind("symbol", query.ticker().orElse(null))
                .bindByType("from", query.from().orElse(null), LocalDate.class)
                .bindByType("to", query.to().orElse(null), LocalDate.class)
                .bind("limit", limit);
    }

    private static BookedFill fill(ResultSet row) throws SQLException {
        Fill fill =
                new Fill(
                        row.getString("order_id"),
                        new PositionKey(row.getString("strategy"), row.getString("symbol")),
                        OrderSide.valueOf(upper(row.getString("side"))),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("value"),
                        TradeJson.charges(row.getString("charges")),
                        FillPhase.valueOf(upper(row.getString("phase"))),
                        row.getDate("date").toLocalDate(),
                        row.getLong("bar_time"),
                        row.getBoolean("assumed"),
                        row.getBoolean("volume_known"));
        return new BookedFill(
                fill,
                row.getInt("n"),
                row.getString("currency"),
                row.getBoolean("late"),
                row.getTimestamp("booked_at").toInstant());
    }

    /// Ledger entries of a portfolio in the order of their booking.
    public List<BookedEntry> ledger(
            Handle h, PortfolioId portfolio, BookQuery query, PageSide<Long> side) {
        Query select =
                h.createQuery(
                        """
                        select seq, date, kind, currency, amount, strategy, symbol, reference, booked_at
                        from ledger
                        where portfolio = :portfolio and (:seq::bigint is null or seq %1$s :seq) %2$s
                        order by seq %3$s limit :limit
                        """
                                .formatted(
                                        side.comparison(),
                                        WANTED.formatted("ledger"),
                                        side.direction()));
        return bound(select, portfolio, query, side.limit())
                .bindByType("seq", side.after().orElse(null), Long.class)
                .map((row, _) -> entry(row))
                .list();
    }

    private static BookedEntry entry(ResultSet row) throws SQLException {
        return new BookedEntry(
                new LedgerEntry(
                        row.getLong("seq"),
                        row.getDate("date").toLocalDate(),
                        LedgerKind.valueOf(upper(row.getString("kind"))),
                        row.getString("currency"),
                        row.getBigDecimal("amount"),
                        position(row.getString("strategy"), row.getString("symbol")),
                        row.getString("reference")),
                row.getTimestamp("booked_at").toInstant());
    }

    private static @Nullable PositionKey position(
            @Nullable String strategy, @Nullable String symbol) {
        return strategy == null || symbol == null ? null : new PositionKey(strategy, symbol);
    }

    private static String upper(String key) {
        return key.toUpperCase(Locale.ROOT);
    }
}
