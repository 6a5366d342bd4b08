package bellwether.trading.portfolio.matching;

import bellwether.platform.db.Unnest;
import bellwether.trading.portfolio.PortfolioId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/// What matching keeps: how far portfolios are matched, suspected splits, booked actions.
final class MatchDao {
    /// A portfolio in which something is open, or whose strategies have rules at work.
    ///
    /// @param orders of the last order that was taken in
    /// @param cancels how many cancellations were ever asked for that had to wait
    /// @param decided when a suspected split was decided last
    /// @param symbols that are open or watched
    /// @param watched symbols that rules look at, and since when, in seconds of the epoch
    /// @param closed symbols of which something was closed not long ago
    record Open(
            PortfolioId id,
            String owner,
            String tape,
            long orders,
            long cancels,
            Optional<Instant> decided,
            Set<String> symbols,
            Map<String, Long> watched,
            Set<String> closed) {
        Open {
            symbols = Set.copyOf(symbols);
            watched = Map.copyOf(watched);
            closed = Set.copyOf(closed);
        }

        Set<String> all() {
            Set<String> all = new TreeSet<>(symbols);
            all.addAll(closed);
            return all;
        }
    }

    /// All portfolios with open orders or positions, with rules at work, or with what was closed
    /// since a day.
    List<Open> open(Handle h, LocalDate since) {
        return open(h, since, Optional.empty());
    }

    /// The same of one portfolio, of which alone the rows are read.
    Optional<Open> open(Handle h, LocalDate since, PortfolioId only) {
        return open(h, since, Optional.of(only)).stream().findFirst();
    }

    private static Query query(Handle h, Optional<PortfolioId> only, String sql) {
        Query query = h.createQuery(sql.formatted(only.isEmpty() ? "" : "and portfolio = :only"));
        only.ifPresent(id -> query.bind("only", id.number()));
        return query;
    }

    private static List<Open> open(Handle h, LocalDate since, Optional<PortfolioId> only) {
        Map<Long, Set<String>> closed = new HashMap<>();
        query(
                        h,
                        only,
                        "select distinct portfolio, symbol from closed_lot where closed >= :since"
                                + " %s")
                .bind("since", since)
                .map((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(entry ->
                        closed.computeIfAbsent(entry.getKey(), _ -> new TreeSet<>())
                                .add(entry.getValue()));
        Map<Long, Map<String, Long>> watched = watched(h, only);
        Map<Long, Set<String>> symbols = new HashMap<>();
        watched.forEach((id, begins) -> symbols.put(id, new TreeSet<>(begins.keySet())));
        query(
                        h,
                        only,
                        """
                        select portfolio, symbol from (
                          select portfolio, symbol from trade_order where state in ('accepted', 'working')
                          union
                          select portfolio, symbol from lot) as open
                        where true %s
                        """)
                .map((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(entry ->
                        symbols.computeIfAbsent(entry.getKey(), _ -> new TreeSet<>())
                                .add(entry.getValue()));
        Set<Long> ids = new TreeSet<>(symbols.keySet());
        ids.addAll(closed.keySet());
        return h.createQuery(
                        """
                        select id, owner, tape, order_seq,
                          (select count(*) from order_cancel where portfolio = portfolio.id) as cancels,
                          (select max(decided_at) from split_hold where portfolio = portfolio.id) as decided
                        from portfolio where id = any(:ids) order by id
                        """)
                .bindArray("ids", Long.class, List.copyOf(ids))
                .map((row, _) ->
                        new Open(
                                new PortfolioId(row.getLong("id")),
                                row.getString("owner"),
                                row.getString("tape"),
                                row.getLong("order_seq"),
                                row.getLong("cancels"),
                                moment(row, "decided"),
                                symbols.getOrDefault(row.getLong("id"), Set.of()),
                                watched.getOrDefault(row.getLong("id"), Map.of()),
                                closed.getOrDefault(row.getLong("id"), Set.of())))
                .list();
    }

    /// The symbols of active rules by portfolio, each since its strategy was changed last.
    private static Map<Long, Map<String, Long>> watched(Handle h, Optional<PortfolioId> only) {
        Map<Long, Map<String, Long>> watched = new HashMap<>();
        query(
                        h,
                        only,
                        """
                        select portfolio, symbol, min(floor(extract(epoch from changed_at)))::bigint as since
                        from strategy, unnest(symbols) as symbol
                        where active and rules is not null %s group by portfolio, symbol
                        """)
                .map((row, _) ->
                        watched.computeIfAbsent(row.getLong("portfolio"), _ -> new HashMap<>())
                                .put(row.getString("symbol"), row.getLong("since")))
                .list();
        return watched;
    }

    /// When the newest bars began that a portfolio was matched with; 0 before the first.
    long matchedTo(Handle h, PortfolioId id) {
        return h.createQuery("select matched_to from portfolio where id = :id")
                .bind("id", id.number())
                .mapTo(Long.class)
                .one();
    }

    void matched(Handle h, PortfolioId id, long time) {
        h.createUpdate(
                        "update portfolio set matched_to = greatest(matched_to, :time) where id ="
                                + " :id")
                .bind("id", id.number())
                .bind("time", time)
                .execute();
    }

    /// All suspected splits of a portfolio, the newest first.
    List<SplitHold> holds(Handle h, PortfolioId id) {
        return h.createQuery(
                        """
                        select symbol, date, ratio, observed, state, held_at, decided_at
                        from split_hold where portfolio = :id order by held_at desc, symbol
                        """)
                .bind("id", id.number())
                .map(MatchDao::hold)
                .list();
    }

    private static SplitHold hold(ResultSet row, StatementContext context) throws SQLException {
        return new SplitHold(
                row.getString("symbol"),
                row.getObject("date", LocalDate.class),
                row.getString("ratio"),
                row.getDouble("observed"),
                row.getString("state"),
                row.getTimestamp("held_at").toInstant(),
                moment(row, "decided_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    void insert(Handle h, PortfolioId id, SplitHold hold) {
        h.createUpdate(
                        """
                        insert into split_hold (portfolio, symbol, date, ratio, observed, state, held_at)
                        values (:id, :symbol, :date, :ratio, :observed, :state, :at)
                        """)
                .bind("id", id.number())
                .bind("symbol", hold.symbol())
                .bind("date", hold.date())
                .bind("ratio", hold.ratio())
                .bind("observed", hold.observed())
                .bind("state", hold.state())
                .bind("at", Timestamp.from(hold.heldAt()))
                .execute();
    }

    /// Ends the waiting of a symbol's orders.
    ///
    /// @return whether any waited
    boolean decide(Handle h, PortfolioId id, String symbol, String state, Instant now) {
        return h.createUpdate(
                                """
                                update split_hold set state = :state, decided_at = :now
                                where portfolio = :id and symbol = :symbol and state = 'held'
                                """)
                        .bind("id", id.number())
                        .bind("symbol", symbol)
                        .bind("state", state)
                        .bind("now", Timestamp.from(now))
                        .execute()
                > 0;
    }

    Set<BookedAction> booked(Handle h, PortfolioId id, Collection<String> symbols) {
        return new HashSet<>(
                h.createQuery(
                                """
                                select symbol, kind, ex_date from trade_action
                                where portfolio = :id and symbol = any(:symbols)
                                """)
                        .bind("id", id.number())
                        .bindArray("symbols", String.class, List.copyOf(symbols))
                        .map((row, _) ->
                                new BookedAction(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getObject(3, LocalDate.class)))
                        .list());
    }

    void book(Handle h, PortfolioId id, List<BookedAction> actions, Instant now) {
        if (!actions.isEmpty()) {
            Unnest.of(actions)
                    .texts("symbols", BookedAction::symbol)
                    .texts("kinds", BookedAction::kind)
                    .texts("days", action -> action.exDate().toString())
                    .bind(
                            h.createUpdate(
                                    """
                                    insert into trade_action (portfolio, symbol, kind, ex_date, booked_at)
                                    select :id, symbol, kind, day::date, :now
                                    from unnest(:symbols, :kinds, :days) as given (symbol, kind, day)
                                    """))
                    .bind("id", id.number())
                    .bind("now", Timestamp.from(now))
                    .execute();
        }
    }

    /// What a portfolio closed since a day.
    List<ClosedShares> closedSince(Handle h, PortfolioId id, LocalDate since) {
        return h.createQuery(
                        """
                        select strategy, symbol, opened, closed, quantity from closed_lot
                        where portfolio = :id and closed >= :since
                        """)
                .bind("id", id.number())
                .bind("since", since)
                .map((row, _) ->
                        new ClosedShares(
                                row.getString(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class),
                                row.getBigDecimal(5)))
                .list();
    }

    /// A fill whose bar may have been revised since.
    ///
    /// @param sequence of its order
    record Matched(long sequence, String orderId, String symbol, long time, String hash) {}

    /// Fills that were booked since a moment, of orders of which no revision is noted.
    List<Matched> matchedSince(Handle h, PortfolioId id, Instant since) {
        return h.createQuery(
                        """
                        select known.sequence, fill.order_id, fill.symbol, fill.bar_time, fill.bar_hash
                        from trade_fill as fill
                        join lateral (
                          select max(sequence) as sequence from trade_order
                          where portfolio = fill.portfolio and id = fill.order_id) as known
                          on known.sequence is not null
                        where fill.portfolio = :id and fill.booked_at >= :since and fill.bar_hash <> ''
                          and not exists (
                            select from order_note as note
                            where note.portfolio = fill.portfolio and note.sequence = known.sequence
                              and note.kind = 'revised')
                        order by fill.booked_at
                        """)
                .bind("id", id.number())
                .bind("since", Timestamp.from(since))
                .map((row, _) ->
                        new Matched(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5)))
                .list();
    }
}
