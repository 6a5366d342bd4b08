package bellwether.desk.scan.detection;

import bellwether.market.symbols.Timeframe;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads which symbols show which patterns.
final class HeatMapDao {
    private static final String SYMBOLS =
            """
            select symbol.id, symbol.ticker, swept.bar, gap.patterns
            from symbol
            join swept on swept.symbol_id = symbol.id and swept.timeframe = :timeframe
            left join detection_gap gap
              on gap.symbol_id = symbol.id and gap.timeframe = swept.timeframe
            where symbol.ticker > :after
              and (cardinality(:tickers) = 0 or symbol.ticker = any(:tickers))
            order by symbol.ticker limit :limit
            """;

    private static final String CELLS =
            """
            select distinct on (d.symbol_id, d.name) d.symbol_id, d.name, d.direction, d.bar,
                d.quality, d.id
            from detection d
            join swept on swept.symbol_id = d.symbol_id and swept.timeframe = d.timeframe
            where d.symbol_id = any(:ids) and d.timeframe = :timeframe and d.revised_at is null
              and d.bar > to_timestamp(swept.bar) - make_interval(days => :days)
              and d.bar >= :oldest
              and (cardinality(:patterns) = 0 or d.name = any(:patterns))
            order by d.symbol_id, d.name, d.bar desc
            """;

    /// What a map shows.
    ///
    /// @param tickers of these symbols only; of all when there are none
    /// @param patterns of these patterns only; of all when there are none
    /// @param days up to the newest swept bar of each symbol
    record Wanted(Timeframe timeframe, List<String> tickers, List<String> patterns, int days) {
        Wanted {
            tickers = List.copyOf(tickers);
            patterns = List.copyOf(patterns);
        }
    }

    private record Symbol(long id, String ticker, long bar, List<String> unknown) {}

    /// In the order of tickers.
    List<HeatMapRow> list(Handle h, Wanted wanted, String after, int limit) {
        List<Symbol> symbols =
                h.createQuery(SYMBOLS)
                        .bind("timeframe", wanted.timeframe().code())
                        .bind("after", after)
                        .bindArray("tickers", String.class, wanted.tickers())
                        .bind("limit", limit)
                        .map((row, _) ->
                                new Symbol(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getArray(4) == null
                                                ? List.of()
                                                : List.of((String[]) row.getArray(4).getArray())))
                        .list();
        Map<Long, Map<String, HeatMapRow.Cell>> cells = cells(h, wanted, symbols);
        return symbols.stream()
                .map(symbol ->
                        new HeatMapRow(
                                symbol.ticker(),
                                SweptBars.moment(symbol.bar()),
                                row(wanted, symbol, cells.getOrDefault(symbol.id(), Map.of()))))
                .toList();
    }

    private static Map<String, HeatMapRow.Cell> row(
            Wanted wanted, Symbol symbol, Map<String, HeatMapRow.Cell> found) {
        Map<String, HeatMapRow.Cell> row = new LinkedHashMap<>(found);
        symbol.unknown().stream()
                .filter(name -> wanted.patterns().isEmpty() || wanted.patterns().contains(name))
                .forEach(name ->
                        row.putIfAbsent(
                                name, new HeatMapRow.Cell("cannot_tell", null, null, null)));
        return row;
    }

    private static Map<Long, Map<String, HeatMapRow.Cell>> cells(
            Handle h, Wanted wanted, List<Symbol> symbols) {
        Map<Long, Map<String, HeatMapRow.Cell>> cells = new HashMap<>();
        long oldest =
                symbols.stream()
                        .mapToLong(Symbol::bar)
                        .filter(bar -> bar != SweptBars.NONE)
                        .min()
                        .orElse(0);
        h.createQuery(CELLS)
                .bindArray("ids", Long.class, symbols.stream().map(Symbol::id).toList())
                .bind("timeframe", wanted.timeframe().code())
                .bind("days", wanted.days())
                .bind("oldest", new Timestamp((oldest - wanted.days() * 86_400L) * 1_000))
                .bindArray("patterns", String.class, wanted.patterns())
                .map((row, _) ->
                        Map.entry(
                                row.getLong(1),
                                Map.entry(
                                        row.getString(2),
                                        new HeatMapRow.Cell(
                                                row.getInt(3) > 0 ? "bullish" : "bearish",
                                                row.getTimestamp(4).toInstant(),
                                                row.getObject(5, Double.class),
                                                row.getLong(6)))))
                .forEach(cell ->
                        cells.computeIfAbsent(cell.getKey(), _ -> new HashMap<>())
                                .put(cell.getValue().getKey(), cell.getValue().getValue()));
        return cells;
    }
}
