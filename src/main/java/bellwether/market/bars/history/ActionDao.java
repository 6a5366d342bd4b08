package bellwether.market.bars.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.ActionKind;
import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Ticker;
import bellwether.platform.db.NoPreparedPlan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Splits and dividends, one row each.
public final class ActionDao {
    /// An action as it is stored.
    public record Stored(long id, CorporateAction action, String source) {}

    /// An action that is to be stored.
    public record New(long symbolId, CorporateAction action) {}

    public record Symbol(long id, String ticker, long dataVersion) {}

    private static final String KNOWN =
            """
            select id, kind, ex_date, numerator, denominator, amount, source
            from corporate_action
            where symbol_id = :symbol
            order by ex_date, kind
            """;

    private static final String OF_SOME =
            """
            select id, kind, ex_date, numerator, denominator, amount, source, symbol_id
            from corporate_action
            where symbol_id = any(:symbols)
            order by symbol_id, ex_date, kind
            """;

    private static final String SPLITS =
            """
            select a.id, a.kind, a.ex_date, a.numerator, a.denominator, a.amount, a.source, s.ticker
            from corporate_action a join symbol s on s.id = a.symbol_id
            where s.ticker = any(:tickers) and a.kind = 'split'
            order by s.ticker, a.ex_date
            """;

    private static final String PUT =
            """
            insert into corporate_action (symbol_id, kind, ex_date, numerator, denominator, amount,
                source, created_at)
            values (:symbol, :kind, :exDate, :numerator, :denominator, :amount, :source, :now)
            on conflict (symbol_id, kind, ex_date) do update
            set numerator = excluded.numerator, denominator = excluded.denominator,
                amount = excluded.amount, source = excluded.source
            """;

    private static final String DELETE =
            "delete from corporate_action where symbol_id = :symbol and id = :id";

    private static final String SYMBOL =
            "select id, ticker, data_version from symbol where id = " + SymbolDao.NAMED;

    private static final String LOCK = SYMBOL + " for no key update";

    private static final String MOVE =
            """
            update symbol set data_version = data_version + 1, updated_at = :now
            where id = :symbol
            """;

    /// What is on record of a symbol concerns all its timeframes.
    private static final String TOUCH =
            """
            update series set changed = symbol.data_version + 1
            from symbol where symbol.id = series.symbol_id and symbol.id = any(:symbols)
            """;

    /// All of a symbol's, oldest first.
    public List<Stored> of(Handle handle, long symbolId) {
        return handle.createQuery(KNOWN)
                .bind("symbol", symbolId)
                .map((row, _) -> stored(row))
                .list();
    }

    /// Those of several symbols, the oldest first; one without any is absent.
    public Map<Long, List<CorporateAction>> of(Handle handle, Collection<Long> symbolIds) {
        return handle.createQuery(OF_SOME)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("symbols", Long.class, List.copyOf(symbolIds))
                .map((row, _) -> Map.entry(row.getLong(8), stored(row).action()))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /// The splits of symbols by their present tickers, the oldest first; one without any is absent.
    public Map<String, List<CorporateAction>> splits(Handle handle, Collection<String> tickers) {
        return handle.createQuery(SPLITS)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> Map.entry(row.getString(8), stored(row).action()))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    public Optional<Symbol> symbol(Handle handle, Ticker ticker) {
        return symbol(handle, SYMBOL, ticker);
    }

    /// The symbol, locked until the transaction ends, as imports lock it.
    public Optional<Symbol> lock(Handle handle, Ticker ticker) {
        return symbol(handle, LOCK, ticker);
    }

    private static Optional<Symbol> symbol(Handle handle, String query, Ticker ticker) {
        return handle.createQuery(query)
                .bind("ticker", ticker.name())
                .map((row, _) -> new Symbol(row.getLong(1), row.getString(2), row.getLong(3)))
                .findOne();
    }

    /// Stores what is new or different of a symbol that is locked. Of several of one kind and day
    /// the first counts.
    public ActionCounts merge(
            Handle handle, long symbolId, List<CorporateAction> given, String source, Instant now) {
        List<CorporateAction> known = of(handle, symbolId).stream().map(Stored::action).toList();
        ActionMerge.Given merged = new ActionMerge(known).give(given);
        put(
                handle,
                merged.writes().stream().map(action -> new New(symbolId, action)).toList(),
                source,
                now);
        return merged.counts();
    }

    /// Stores actions of symbols that are locked.
    public void put(Handle handle, List<New> actions, String source, Instant now) {
        if (actions.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT);
        actions.forEach(one -> bind(batch, one.symbolId(), one.action(), source, now).add());
        batch.execute();
        touch(handle, actions.stream().map(New::symbolId).distinct().toList());
    }

    /// Notes that all timeframes of symbols change with the next version of these.
    private static void touch(Handle handle, List<Long> symbols) {
        handle.createUpdate(TOUCH).bindArray("symbols", Long.class, symbols).execute();
    }

    private static PreparedBatch bind(
            PreparedBatch batch,
            long symbolId,
            CorporateAction action,
            String source,
            Instant now) {
        return batch.bind("symbol", symbolId)
                .bind("kind", action.kind().code())
                .bind("exDate", action.exDate())
                .bindByType("numerator", action.numerator(), BigDecimal.class)
                .bindByType("denominator", action.denominator(), BigDecimal.class)
                .bindByType("amount", action.amount(), BigDecimal.class)
                .bind("source", source)
                .bind("now", now);
    }

    public boolean delete(Handle handle, long symbolId, long id) {
        return handle.createUpdate(DELETE).bind("symbol", symbolId).bind("id", id).execute() == 1;
    }

    public void moveVersion(Handle handle, long symbolId, Instant now) {
        touch(handle, List.of(symbolId));
        handle.createUpdate(MOVE).bind("symbol", symbolId).bind("now", now).execute();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        LocalDate exDate = row.getObject("ex_date", LocalDate.class);
        CorporateAction action =
                row.getString("kind").equals(ActionKind.SPLIT.code())
                        ? CorporateAction.split(
                                exDate,
                                row.getBigDecimal("numerator"),
                                row.getBigDecimal("denominator"))
                        : CorporateAction.dividend(exDate, row.getBigDecimal("amount"));
        return new Stored(row.getLong("id"), action, row.getString("source"));
    }
}
