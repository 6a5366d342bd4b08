package bellwether.trading.portfolio.store;

import bellwether.trading.execution.OrderStatus;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.OrderNote;
import bellwether.trading.portfolio.OrderQuery;
import bellwether.trading.portfolio.OrderRecord;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Orders to be shown, and what is noted about them.
public final class OrderDao {
    private static final String COLUMNS =
            AccountReader.STATUS_COLUMNS
                    + """
                    , portfolio, id, taken_at, changed_at,
                      (select at from order_cancel
                       where order_cancel.portfolio = trade_order.portfolio
                         and order_cancel.sequence = trade_order.sequence) as cancel_at
                    """;

    /// The newest order of this id.
    public Optional<OrderRecord> find(Handle h, OrderId id) {
        return h.createQuery(
                        """
                        select %s from trade_order where portfolio = :portfolio and id = :id
                        order by sequence desc limit 1
                        """
                                .formatted(COLUMNS))
                .bind("portfolio", id.portfolio().number())
                .bind("id", id.account())
                .map(OrderDao::record)
                .findOne();
    }

    /// The order that was taken in as this one.
    public Optional<OrderRecord> find(Handle h, PortfolioId portfolio, long sequence) {
        return h.createQuery(
                        "select %s from trade_order where portfolio = :portfolio and sequence = :sequence"
                                .formatted(COLUMNS))
                .bind("portfolio", portfolio.number())
                .bind("sequence", sequence)
                .map(OrderDao::record)
                .findOne();
    }

    /// Orders of a portfolio, the newest first.
    public List<OrderRecord> list(Handle h, PortfolioId portfolio, OrderQuery query, int limit) {
        return h.createQuery(
                        """
                        select %s from trade_order
                        where portfolio = :portfolio and sequence < :before
                          and (:strategy::text is null or strategy = :strategy)
                          and (:symbol::text is null or symbol = :symbol)
                          and (:open::boolean is null or (state in ('accepted', 'working')) = :open)
                        order by sequence desc limit :limit
                        """
                                .formatted(COLUMNS))
                .bind("portfolio", portfolio.number())
                .bind("before", query.before())
                .bind("strategy", query.strategy().map(StrategyId::toString).orElse(null))
                .bind("symbol", query.ticker().orElse(null))
                .bind("open", query.open().orElse(null))
                .bind("limit", limit)
                .map(OrderDao::record)
                .list();
    }

    private static OrderRecord record(ResultSet row, StatementContext context) throws SQLException {
        OrderStatus status = AccountReader.status(row);
        return new OrderRecord(
                new OrderId(new PortfolioId(row.getLong("portfolio")), row.getString("id")),
                status,
                row.getTimestamp("taken_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                Optional.ofNullable(row.getObject("cancel_at", Long.class))
                        .map(Instant::ofEpochSecond));
    }

    /// Notes something about an order that was taken in as this one.
    public void note(Handle h, PortfolioId portfolio, long sequence, OrderNote note) {
        h.createUpdate(
                        """
                        insert into order_note (portfolio, sequence, n, at, kind, detail)
                        select :portfolio, :sequence, coalesce(max(n), 0) + 1, :at, :kind, :detail
                        from order_note where portfolio = :portfolio and sequence = :sequence
                        """)
                .bind("portfolio", portfolio.number())
                .bind("sequence", sequence)
                .bind("at", Timestamp.from(note.at()))
                .bind("kind", note.kind())
                .bind("detail", note.detail())
                .execute();
    }

    /// All notes of an order, the oldest first.
    public List<OrderNote> notes(Handle h, PortfolioId portfolio, long sequence) {
        return h.createQuery(
                        """
                        select at, kind, detail from order_note
                        where portfolio = :portfolio and sequence = :sequence order by n
                        """)
                .bind("portfolio", portfolio.number())
                .bind("sequence", sequence)
                .map((row, _) ->
                        new OrderNote(
                                row.getTimestamp(1).toInstant(),
                                row.getString(2),
                                row.getString(3)))
                .list();
    }

    /// What a request came to that had this key.
    ///
    /// @param fingerprint of the request
    public record Keyed(PortfolioId portfolio, String fingerprint, long sequence) {}

    /// Keeps what a request with a key comes to. Where the key was used before, nothing is kept and
    /// what it came to then is given.
    public Optional<Keyed> keep(Handle h, String owner, String key, Keyed now, Instant at) {
        int kept =
                h.createUpdate(
                                """
                                insert into order_key (owner, key, portfolio, fingerprint, sequence, taken_at)
                                values (:owner, :key, :portfolio, :fingerprint, :sequence, :at)
                                on conflict (owner, key) do nothing
                                """)
                        .bind("owner", owner)
                        .bind("key", key)
                        .bind("portfolio", now.portfolio().number())
                        .bind("fingerprint", now.fingerprint())
                        .bind("sequence", now.sequence())
                        .bind("at", Timestamp.from(at))
                        .execute();
        return kept == 1 ? Optional.empty() : keyed(h, owner, key);
    }

    /// What the request came to that had this key.
    public Optional<Keyed> keyed(Handle h, String owner, String key) {
        return h.createQuery(
                        "select portfolio, fingerprint, sequence from order_key where owner = :owner and key = :key")
                .bind("owner", owner)
                .bind("key", key)
                .map((row, _) ->
                        new Keyed(
                                new PortfolioId(row.getLong(1)), row.getString(2), row.getLong(3)))
                .findOne();
    }
}
