package bellwether.research.screen.store;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import bellwether.research.screen.sheet.PackedSheet;
import bellwether.research.screen.sheet.Sheet;
import bellwether.research.screen.sheet.SheetLayout;
import bellwether.research.screen.sheet.SymbolState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/// The rows of sheets.
public final class SheetDao {
    private static final String STORED =
            """
            from symbol
            join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
            left join sheet on sheet.symbol = symbol.id and sheet.timeframe = :timeframe
            left join quality_ledger as ledger on ledger.symbol_id = symbol.id
              and ledger.data_version = symbol.data_version
              and ledger.record_version = symbol.record_version
            """;

    private static final String STATES =
            """
            select symbol.id, symbol.ticker, symbol.name, symbol.sector, symbol.exchange,
              symbol.delisted, symbol.synthetic, symbol.data_version, series.last_ts,
              ledger.score, sheet.bar, sheet.data_version, sheet.formula, sheet.bars, sheet.stamp
            """
                    + STORED
                    + "order by symbol.ticker";

    /// Of everything that a state holds, whatever the order of the rows. Row versions would be
    /// cheaper to hash, but not every PostgreSQL that spreads over nodes shows them.
    private static final String FINGERPRINT =
            """
            select count(*) || ' ' || coalesce(sum(hash_record_extended(
              row(symbol.id, symbol.ticker, symbol.name, symbol.sector, symbol.exchange,
                symbol.delisted, symbol.synthetic, symbol.data_version, series.last_ts,
                ledger.score, sheet.bar, sheet.data_version, sheet.formula, sheet.bars,
                sheet.stamp), 0)), 0)
            """
                    + STORED;

    /// What was computed of newer bars, or by a newer program, stays. A stamp is never used twice.
    private static final String PUT =
            """
            insert into sheet (symbol, timeframe, bar, bars, data_version, formula, packed)
            select given.symbol, given.timeframe, given.bar, given.bars, given.version, :formula,
              given.packed
            from unnest(:symbols, :timeframes, :bars, :counts, :versions, :packed)
              as given (symbol, timeframe, bar, bars, version, packed)
            order by given.symbol
            on conflict (symbol, timeframe) do update
            set bar = excluded.bar, bars = excluded.bars, data_version = excluded.data_version,
              formula = excluded.formula, packed = excluded.packed,
              stamp = nextval('sheet_stamp')
            where (sheet.data_version, sheet.bar) <= (excluded.data_version, excluded.bar)
              and (sheet.formula >> 20) <= (excluded.formula >> 20)
            """;

    /// Another whenever the states of a timeframe are others.
    public String fingerprint(Handle handle, Timeframe timeframe) {
        return handle.createQuery(FINGERPRINT)
                .bind("timeframe", timeframe.code())
                .mapTo(String.class)
                .one();
    }

    /// All symbols with bars of a timeframe, by ticker.
    public List<SymbolState> states(Handle handle, Timeframe timeframe) {
        return handle.createQuery(STATES)
                .bind("timeframe", timeframe.code())
                .setFetchSize(2000)
                .map((row, _) -> state(row))
                .list();
    }

    private static SymbolState state(ResultSet row) throws SQLException {
        double quality = row.getDouble(10);
        boolean isJudged = !row.wasNull();
        return new SymbolState(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getBoolean(7),
                row.getLong(8),
                row.getLong(9),
                isJudged ? quality : null,
                stored(row, 11));
    }

    private static Optional<SymbolState.Stored> stored(ResultSet row, int first)
            throws SQLException {
        long bar = row.getLong(first);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new SymbolState.Stored(
                                bar,
                                row.getLong(first + 1),
                                row.getInt(first + 2),
                                row.getInt(first + 3),
                                row.getLong(first + 4)));
    }

    /// The sheets of these symbols as they are now; one that is gone is absent.
    public List<PackedSheet> read(Handle handle, Timeframe timeframe, Collection<Long> symbols) {
        return handle.createQuery(
                        """
                        select symbol, packed, bar, data_version, formula, bars, stamp from sheet
                        where timeframe = :timeframe and symbol = any(:symbols)
                        """)
                .bind("timeframe", timeframe.code())
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .setFetchSize(500)
                .map((row, _) ->
                        new PackedSheet(
                                row.getLong(1), stored(row, 3).orElseThrow(), row.getBytes(2)))
                .list();
    }

    /// Stores them in the order of the symbols, so that two who do so wait and never deadlock.
    public void put(Handle handle, Collection<Sheet> sheets) {
        if (sheets.isEmpty()) {
            return;
        }
        Map<SheetKey, Sheet> each = new LinkedHashMap<>();
        sheets.forEach(sheet -> each.put(new SheetKey(sheet.symbol(), sheet.timeframe()), sheet));
        Object[] packed = each.values().stream().map(Sheet::packed).toArray(byte[][]::new);
        Unnest.of(each.values())
                .longs("symbols", Sheet::symbol)
                .texts("timeframes", sheet -> sheet.timeframe().code())
                .longs("bars", Sheet::bar)
                .ints("counts", Sheet::bars)
                .longs("versions", Sheet::dataVersion)
                .bind(handle.createUpdate(PUT))
                .bind("formula", SheetLayout.formula())
                .bind("packed", bytes(packed))
                .execute();
    }

    /// Of which there is one sheet; a statement must not write it twice.
    private record SheetKey(long symbol, Timeframe timeframe) {}

    private static Argument bytes(Object[] values) {
        return (position, statement, _) ->
                statement.setArray(
                        position, statement.getConnection().createArrayOf("bytea", values));
    }

    /// The tickers that have a sheet: those that somebody screens.
    public Set<String> tickers(Handle handle, Timeframe timeframe) {
        return handle.createQuery(
                        """
                        select symbol.ticker from sheet
                        join symbol on symbol.id = sheet.symbol
                        where sheet.timeframe = :timeframe
                        """)
                .bind("timeframe", timeframe.code())
                .mapTo(String.class)
                .set();
    }

    /// The newest verdict, score and day of each symbol that an owner has an analysis of, by its
    /// id: also one that was made under a former ticker, unless that is another symbol's by now.
    public Map<Long, Mine> mine(Handle handle, String owner, Timeframe timeframe) {
        Map<Long, Mine> all = new HashMap<>();
        handle.createQuery(
                        """
                        with named as (
                          select id, ticker from symbol
                          union all
                          select symbol_id, ticker from symbol_alias as former
                          where not exists (select from symbol where symbol.ticker = former.ticker))
                        select distinct on (named.id) named.id, newest.verdict, newest.score, newest.as_of from named
                        cross join lateral (
                          select id, verdict, score, as_of from analysis
                          where owner = :owner and ticker = named.ticker
                            and timeframe = :timeframe and as_of_requested is null
                          order by id desc limit 1
                        ) as newest
                        order by named.id, newest.id desc
                        """)
                .bind("owner", owner)
                .bind("timeframe", timeframe.code())
                .map((row, _) ->
                        all.put(
                                row.getLong(1),
                                new Mine(
                                        row.getString(2),
                                        row.getDouble(3),
                                        row.getObject(4, LocalDate.class))))
                .list();
        return all;
    }

    /// What an owner's newest analysis of a symbol says.
    public record Mine(String verdict, double score, LocalDate day) {}
}
