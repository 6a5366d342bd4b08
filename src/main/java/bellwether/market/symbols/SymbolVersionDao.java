package bellwether.market.symbols;

import bellwether.platform.db.NoPreparedPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What moves with symbols, read without a bar.
final class SymbolVersionDao {
    private static final String VERSIONS =
            """
            select wanted.ticker, symbol.ticker, symbol.exchange, symbol.data_version,
                symbol.record_version
            from unnest(:tickers) as wanted (ticker)
            join symbol on symbol.id = %s
            """
                    .formatted(SymbolDao.named("wanted.ticker"));

    private static final String VERSION =
            """
            select concat_ws('.', count(*),
                sum(hashint8extended(id, 1048583 * data_version + record_version)),
                (select concat_ws('.', count(*), sum(hashtextextended(ticker, symbol_id)))
                    from symbol_alias))
            from symbol
            """;

    /// The versions of symbols by the names that are given, present ones or former.
    Map<String, SymbolVersion> versions(Handle handle, Collection<String> tickers) {
        Map<String, SymbolVersion> versions = new HashMap<>();
        handle.createQuery(VERSIONS)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        versions.put(
                                row.getString(1),
                                new SymbolVersion(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getLong(4),
                                        row.getLong(5))))
                .list();
        return versions;
    }

    /// Moves with every change of any symbol's bars, names, or what is stated of it.
    String version(Handle handle) {
        return handle.createQuery(VERSION).mapTo(String.class).one();
    }
}
