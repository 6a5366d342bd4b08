package bellwether.desk.journal.store;

import bellwether.desk.journal.JournalEntryId;
import bellwether.desk.journal.TradeWords;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.TradeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What was written about trades, as far as it is needed beside them: no texts are read.
public final class TradeNoteDao {
    /// Trades of an owner about which something is written.
    public Set<TradeKey> noted(Handle h, String owner) {
        return new HashSet<>(
                h.createQuery(
                                """
                                select distinct trade_portfolio, trade_n from journal_entry
                                where owner = :owner and trade_n is not null
                                """)
                        .bind("owner", owner)
                        .map((row, _) -> key(row))
                        .list());
    }

    /// The entries about some trades, the newest first.
    public Map<TradeKey, List<JournalEntryId>> entries(
            Handle h, String owner, Collection<TradeKey> trades) {
        Map<TradeKey, List<JournalEntryId>> entries = new HashMap<>();
        List<TradeKey> keys = List.copyOf(trades);
        h.createQuery(
                        """
                        select e.trade_portfolio, e.trade_n, e.id from journal_entry e
                          join unnest(:portfolios, :numbers) as given (portfolio, n)
                            on given.portfolio = e.trade_portfolio and given.n = e.trade_n
                        where e.owner = :owner order by e.id desc
                        """)
                .bind("owner", owner)
                .bindArray(
                        "portfolios",
                        Long.class,
                        keys.stream().map(key -> key.portfolio().number()).toList())
                .bindArray("numbers", Long.class, keys.stream().map(TradeKey::n).toList())
                .map((row, _) -> Map.entry(key(row), new JournalEntryId(row.getLong("id"))))
                .forEach(one ->
                        Objects.requireNonNull(
                                        entries.computeIfAbsent(
                                                one.getKey(), _ -> new ArrayList<>()))
                                .add(one.getValue()));
        return entries;
    }

    /// What entries say of trades, put together by the database: a row for each trade.
    public Map<TradeKey, TradeWords> words(Handle h, String owner) {
        Map<TradeKey, TradeWords> words = new HashMap<>();
        Map<String, String> once = new HashMap<>();
        h.createQuery(
                        """
                        select e.trade_portfolio, e.trade_n,
                          array(select distinct lower(tag) from journal_entry o, unnest(o.tags) as one (tag)
                            where o.owner = :owner and o.trade_portfolio = e.trade_portfolio and o.trade_n = e.trade_n
                            order by 1) as tags,
                          coalesce(array_agg(distinct e.emotion) filter (where e.emotion <> ''), '{}') as emotions
                        from journal_entry e where e.owner = :owner and e.trade_n is not null
                        group by e.trade_portfolio, e.trade_n
                        """)
                .bind("owner", owner)
                .map((row, _) ->
                        Map.entry(
                                key(row),
                                new TradeWords(
                                        texts(row, "tags", once), texts(row, "emotions", once))))
                .forEach(one -> words.put(one.getKey(), one.getValue()));
        return words;
    }

    /// Words that many trades have are kept once.
    private static List<String> texts(ResultSet row, String column, Map<String, String> once)
            throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(word -> Objects.requireNonNullElse(once.putIfAbsent(word, word), word))
                .toList();
    }

    private static TradeKey key(ResultSet row) throws SQLException {
        return new TradeKey(
                new PortfolioId(row.getLong("trade_portfolio")), row.getLong("trade_n"));
    }
}
