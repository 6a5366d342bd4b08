package bellwether.market.symbols;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The names of all symbols.
final class SymbolNamesDao {
    private static final String ALL =
            "select id, ticker, name, sector, exchange, synthetic, delisted from symbol";

    private static final String FORMER =
            "select symbol_id, ticker from symbol_alias order by ticker";

    List<SymbolName> all(Handle handle) {
        Map<Long, List<String>> former = new HashMap<>();
        handle.createQuery(FORMER)
                .map((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(each ->
                        former.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                                .add(each.getValue()));
        return handle.createQuery(ALL)
                .map((row, _) ->
                        new SymbolName(
                                row.getString(2),
                                former.getOrDefault(row.getLong(1), List.of()),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBoolean(6),
                                row.getObject(7, LocalDate.class)))
                .list();
    }
}
