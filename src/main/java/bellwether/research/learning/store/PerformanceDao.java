package bellwether.research.learning.store;

import bellwether.research.learning.CountedOutcome;
import bellwether.research.learning.OutcomeKey;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.OutcomePolicy;
import bellwether.research.learning.PerformanceQuery;
import bellwether.trading.execution.OrderSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads what pattern performance is computed of.
public final class PerformanceDao {
    private static final int ROWS_FETCHED = 5_000;

    /// Bases that are held undecoded at a time; within a transaction.
    private static final int FETCHED = 200;

    /// Decided outcomes, in the order of their signals.
    public List<CountedOutcome> counted(Handle h, PerformanceQuery wanted, int limit) {
        return h.createQuery(
                        """
                        select o.symbol, coalesce(s.ticker, o.ticker) as ticker, o.timeframe, o.name, o.origin, o.policy,
                          o.side, extract(epoch from o.known_at)::bigint as known_at, extract(epoch from o.entered_at)::bigint as entered_at,
                          extract(epoch from o.exited_at)::bigint as exited_at, o.net, o.r
                        from trade_outcome o left join symbol s on s.id = o.symbol
                        where o.owner = any(:owners) and o.policy = any(:policies) and o.state = 'final'
                          and o.revised_at is null and o.known_at >= :since
                          and (cast(:origin as text) is null or o.origin = :origin)
                          and (cast(:name as text) is null or o.name = :name)
                          and (cast(:ticker as text) is null or %s)
                          and (cast(:timeframe as text) is null or o.timeframe = :timeframe)
                        order by o.known_at, o.id limit :limit
                        """
                                .formatted(OutcomeRows.OF_TICKER))
                .bindArray("owners", String.class, List.of(wanted.owner(), OutcomeKey.NO_OWNER))
                .bindArray(
                        "policies",
                        String.class,
                        List.of(wanted.policy().key(), OutcomePolicy.TRADED.key()))
                .bind("since", Timestamp.from(wanted.since()))
                .bind("origin", wanted.origin().map(OutcomeOrigin::key).orElse(null))
                .bind("name", wanted.name().orElse(null))
                .bind("ticker", wanted.ticker().orElse(null))
                .bind("timeframe", wanted.timeframe().orElse(null))
                .bind("limit", limit)
                .setFetchSize(ROWS_FETCHED)
                .map(new CountedRows())
                .list();
    }

    /// Reads rows, whose few words are held once.
    private static final class CountedRows implements RowMapper<CountedOutcome> {
        private final Map<String, String> words = new HashMap<>();

        @Override
        public CountedOutcome map(ResultSet row, StatementContext context) throws SQLException {
            return new CountedOutcome(
                    row.getObject("symbol", Long.class),
                    text(row, "ticker"),
                    text(row, "timeframe"),
                    text(row, "name"),
                    OutcomeRows.word(row, "origin", OutcomeOrigin.class),
                    OutcomeRows.word(row, "policy", OutcomePolicy.class),
                    OutcomeRows.word(row, "side", OrderSide.class),
                    row.getLong("known_at"),
                    row.getLong("entered_at"),
                    row.getLong("exited_at"),
                    row.getDouble("net"),
                    row.getObject("r", Double.class));
        }

        private String text(ResultSet row, String column) throws SQLException {
            return words.computeIfAbsent(row.getString(column), word -> word);
        }
    }

    /// Hears of the base of each symbol.
    public interface BaseReader {
        void read(long symbol, LabelMark.BaseMarks base);
    }

    /// What entering on the newest bars of symbols would have come to, one after the other.
    public void bases(Handle h, String timeframe, Collection<Long> symbols, BaseReader reader) {
        h.createQuery(
                        """
                        select symbol, base_times, convert_from(base_marks, 'SQL_ASCII') as marks
                        from label_mark where timeframe = :timeframe and symbol = any(:symbols)
                        """)
                .bind("timeframe", timeframe)
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .setFetchSize(FETCHED)
                .map((row, _) -> {
                    reader.read(row.getLong("symbol"), LabelDao.base(row));
                    return row.getLong("symbol");
                })
                .list();
    }
}
