package bellwether.market.bars.history;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.History;
import bellwether.market.bars.PackedHistory;
import bellwether.market.money.StatedUnits;
import bellwether.market.symbols.SymbolDao;
import bellwether.market.symbols.Timeframe;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Reads packed histories, many symbols in one statement: what one statement sees is of one moment,
/// so a history never mixes two versions.
public final class HistoryDao {
    /// What is told once for a symbol is looked up once, and not for each of its blocks.
    private static final String BLOCKS =
            """
            with head as materialized (
                select symbol.id, symbol.ticker, symbol.data_version, symbol.synthetic,
                    series.timeframe,
                    array(
                        select source.name
                        from unnest(series.source_ids) with ordinality as used (id, place)
                        join source on source.id = used.id
                        order by used.place
                    ) as sources,
                    split.days, split.numerators, split.denominators,
                    symbol.exchange, symbol.delisted, symbol.record_version,
                    symbol.currency, symbol.tick, symbol.lot
                from symbol
                join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
                cross join lateral (
                    select array_agg(ex_date - date '1970-01-01' order by ex_date) as days,
                        array_agg(numerator order by ex_date) as numerators,
                        array_agg(denominator order by ex_date) as denominators
                    from corporate_action
                    where symbol_id = symbol.id and kind = 'split'
                ) as split
                where symbol.ticker = any(:tickers)
            )
            select head.id, head.ticker, head.data_version, head.synthetic, head.sources,
                block.packed, head.days, head.numerators, head.denominators,
                head.exchange, head.delisted, head.record_version,
                head.currency, head.tick, head.lot
            from head
            %s
            order by head.ticker, block.block_start
            """;

    private static final String ALL =
            BLOCKS.formatted(
                    """
                    join bar_block as block on block.symbol_id = head.id
                        and block.timeframe = head.timeframe
                    """);

    private static final String NEWEST =
            BLOCKS.formatted(
                    """
                    join lateral (
                        select block_start, packed,
                            sum(bar_count) over (order by block_start desc) - bar_count
                                as newer_bars
                        from bar_block
                        where symbol_id = head.id and timeframe = head.timeframe
                    ) as block on block.newer_bars < :last
                    """);

    private static final String NO_BARS =
            BLOCKS.formatted("cross join (select null::bytea, 0) as block (packed, block_start)");

    private final SymbolDao symbols = new SymbolDao();

    /// The newest `last` bars of each; tickers without bars are absent.
    ///
    /// @param adjusted whether for splits; else raw
    public List<History> load(
            Handle handle,
            Collection<String> tickers,
            Timeframe timeframe,
            int last,
            boolean adjusted) {
        List<History> histories = new ArrayList<>();
        for (PackedHistory packed : packed(handle, tickers, timeframe, last)) {
            History raw = packed.raw(new BarBuffer()).last(last);
            histories.add(packed.withSplits(raw, adjusted));
        }
        return histories;
    }

    /// What is to be known of each but its bars.
    List<PackedHistory> heads(Handle handle, Collection<String> tickers, Timeframe timeframe) {
        return packed(handle, tickers, timeframe, 0);
    }

    /// The blocks that hold the newest `last` bars of each, not decoded. A ticker that is a former
    /// name gives the history of its symbol, which says both names.
    public List<PackedHistory> packed(
            Handle handle, Collection<String> tickers, Timeframe timeframe, int last) {
        List<PackedHistory> found = named(handle, tickers, timeframe, last);
        Set<String> missing = new HashSet<>(tickers);
        found.forEach(history -> missing.remove(history.ticker()));
        if (missing.isEmpty()) {
            return found;
        }
        Map<String, SymbolDao.Renamed> renamed = symbols.renamed(handle, missing);
        if (renamed.isEmpty()) {
            return found;
        }
        Map<String, PackedHistory> present =
                named(
                                handle,
                                renamed.values().stream().map(SymbolDao.Renamed::now).toList(),
                                timeframe,
                                last)
                        .stream()
                        .collect(Collectors.toMap(PackedHistory::ticker, Function.identity()));
        return Stream.concat(
                        found.stream(),
                        renamed.entrySet().stream()
                                .filter(e -> present.containsKey(e.getValue().now()))
                                .map(e ->
                                        requireNonNull(present.get(e.getValue().now()))
                                                .asked(e.getKey())))
                .sorted(Comparator.comparing(PackedHistory::asked))
                .toList();
    }

    private static List<PackedHistory> named(
            Handle handle, Collection<String> tickers, Timeframe timeframe, int last) {
        Query query =
                switch (last) {
                    case 0 -> handle.createQuery(NO_BARS);
                    case Integer.MAX_VALUE -> handle.createQuery(ALL);
                    default -> handle.createQuery(NEWEST).bind("last", last);
                };
        return query.bind("timeframe", timeframe.code())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .scanResultSet((results, _) -> histories(results.get()));
    }

    private static List<PackedHistory> histories(ResultSet rows) throws SQLException {
        List<PackedHistory> histories = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            long id = rows.getLong(1);
            String ticker = rows.getString(2);
            long version = rows.getLong(3);
            boolean synthetic = rows.getBoolean(4);
            List<String> sources = texts(rows.getArray(5));
            List<CorporateAction> splits = splits(rows);
            PackedHistory.Facts facts = facts(rows);
            List<byte[]> blocks = new ArrayList<>();
            do {
                Optional.ofNullable(rows.getBytes(6)).ifPresent(blocks::add);
                more = rows.next();
            } while (more && rows.getLong(1) == id);
            histories.add(
                    new PackedHistory(
                            ticker, ticker, id, version, facts, sources, synthetic, splits,
                            blocks));
        }
        return histories;
    }

    private static PackedHistory.Facts facts(ResultSet rows) throws SQLException {
        return new PackedHistory.Facts(
                Optional.ofNullable(rows.getString(10)),
                Optional.ofNullable(rows.getObject(11, LocalDate.class)),
                rows.getLong(12),
                new StatedUnits(
                        Optional.ofNullable(rows.getString(13)),
                        Optional.ofNullable(rows.getBigDecimal(14)),
                        Optional.ofNullable(rows.getBigDecimal(15))));
    }

    private static List<CorporateAction> splits(ResultSet rows) throws SQLException {
        Array days = rows.getArray(7);
        if (days == null) {
            return List.of();
        }
        Integer[] exDates = (Integer[]) days.getArray();
        BigDecimal[] after = (BigDecimal[]) rows.getArray(8).getArray();
        BigDecimal[] before = (BigDecimal[]) rows.getArray(9).getArray();
        List<CorporateAction> splits = new ArrayList<>();
        for (int i = 0; i < exDates.length; i++) {
            splits.add(
                    CorporateAction.split(LocalDate.ofEpochDay(exDates[i]), after[i], before[i]));
        }
        return splits;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
