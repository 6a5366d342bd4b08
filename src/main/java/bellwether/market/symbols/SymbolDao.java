package bellwether.market.symbols;

import bellwether.platform.db.NoPreparedPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The names of symbols, those of today and those before, and what is stated about them.
public final class SymbolDao {
    /// The id of the symbol that has the name `:ticker`, or had it once.
    public static final String NAMED = named(":ticker");

    private static final String TICKERS = "select ticker from symbol order by ticker";

    private static final String REAL_TICKERS =
            "select ticker from symbol where not synthetic order by ticker";

    private static final String FIRST_DAYS =
            """
            select wanted.ticker,
                coalesce(min(first_ts) filter (where timeframe = '1d'), min(first_ts))
            from unnest(:tickers) as wanted (ticker)
            join series on series.symbol_id = %s
            group by wanted.ticker
            """
                    .formatted(named("wanted.ticker"));

    /// SQL for the id of the symbol that has a name, or had it once.
    ///
    /// @param name SQL for the name
    public static String named(String name) {
        return """
        coalesce(
            (select named.id from symbol as named where named.ticker = %1$s),
            (select former.symbol_id from symbol_alias as former
                where former.ticker = %1$s)
        )
        """
                .formatted(name);
    }

    /// A symbol under the name that it has now.
    public record Known(long id, String ticker, SymbolFacts facts) {}

    /// What became of a former name.
    public record Renamed(String now, LocalDate since) {}

    /// Of how many symbols, how many are delisted, and of how many nobody has said.
    public record Survival(int symbols, int delisted, int unknown) {}

    private static final String FIND =
            """
            select id, ticker, name, sector, currency, exchange, listed, delisted, tick, lot
            from symbol where id = %s
            """
                    .formatted(NAMED);

    private static final String LOCK = FIND + " for no key update";

    private static final String NAMES =
            """
            select name
            from (
                select symbol.ticker as name, 0 as place from symbol where symbol.id = %1$s
                union all
                select ticker, 1 from symbol_alias where symbol_id = %1$s
            ) as names
            order by place, name
            """
                    .formatted(NAMED);

    private static final String FORMER =
            "select ticker, until from symbol_alias where symbol_id = :symbol order by until";

    private static final String RENAMED =
            """
            select former.ticker, symbol.ticker, former.until
            from symbol_alias as former
            join symbol on symbol.id = former.symbol_id
            where former.ticker = any(:tickers)
                and not exists (select from symbol as named where named.ticker = former.ticker)
            """;

    /// Whoever stores rows by what this tells holds on to the name, so that it is not taken back
    /// meanwhile.
    private static final String RENAMED_AND_HELD = RENAMED + " for share of former";

    private static final String PRESENT_NAMES =
            """
            select wanted.ticker, symbol.ticker
            from unnest(:tickers) as wanted (ticker)
            join symbol on symbol.id = %s
            """
                    .formatted(named("wanted.ticker"));

    private static final String STATE =
            """
            update symbol set name = :name, sector = :sector, currency = :currency,
                exchange = :exchange, listed = :listed, delisted = :delisted, tick = :tick, lot = :lot,
                record_version = record_version + 1, updated_at = :now
            where id = :symbol
            """;

    private static final String CHANGED =
            "select ticker, updated_at from symbol where ticker = any(:tickers)";

    private static final String SURVIVAL =
            """
            select count(*), count(*) filter (where delisted <= :day),
                count(*) filter (where listed is null and delisted is null)
            from symbol
            where ticker = any(:tickers)
            """;

    Optional<Known> find(Handle handle, Ticker ticker) {
        return find(handle, FIND, ticker);
    }

    /// The symbol, locked until the transaction ends, as imports lock it.
    public Optional<Known> lock(Handle handle, Ticker ticker) {
        return find(handle, LOCK, ticker);
    }

    /// As `lock`.
    ///
    /// @throws bellwether.web.Refusal 404 when it is not known
    public Known locked(Handle handle, Ticker ticker) {
        return lock(handle, ticker).orElseThrow(() -> UnknownSymbol.refusal(handle, ticker));
    }

    private static Optional<Known> find(Handle handle, String query, Ticker ticker) {
        return handle.createQuery(query)
                .bind("ticker", ticker.name())
                .map((row, _) -> new Known(row.getLong(1), row.getString(2), facts(row)))
                .findOne();
    }

    private static SymbolFacts facts(ResultSet row) throws SQLException {
        return new SymbolFacts(
                row.getString("name"),
                row.getString("sector"),
                row.getString("currency"),
                row.getString("exchange"),
                text(row.getObject("listed", LocalDate.class)),
                text(row.getObject("delisted", LocalDate.class)),
                row.getBigDecimal("tick"),
                row.getBigDecimal("lot"));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /// All names of a symbol, the present one first; none of one that is not known.
    List<String> names(Handle handle, Ticker ticker) {
        return handle.createQuery(NAMES).bind("ticker", ticker.name()).mapTo(String.class).list();
    }

    /// The oldest first.
    List<FormerName> formerNames(Handle handle, long symbolId) {
        return handle.createQuery(FORMER)
                .bind("symbol", symbolId)
                .map((row, _) ->
                        new FormerName(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    /// Those of the tickers that are names of the past, and what the symbols are called now.
    public Map<String, Renamed> renamed(Handle handle, Collection<String> tickers) {
        return renamed(handle, RENAMED, tickers);
    }

    /// The same, true until the transaction ends.
    public Map<String, Renamed> renamedAndHeld(Handle handle, Collection<String> tickers) {
        return renamed(handle, RENAMED_AND_HELD, tickers);
    }

    private static Map<String, Renamed> renamed(
            Handle handle, String query, Collection<String> tickers) {
        Map<String, Renamed> renamed = new HashMap<>();
        handle.createQuery(query)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        renamed.put(
                                row.getString(1),
                                new Renamed(row.getString(2), row.getObject(3, LocalDate.class))))
                .list();
        return renamed;
    }

    /// The present names of symbols by those that are given.
    Map<String, String> presentNames(Handle handle, Collection<String> tickers) {
        Map<String, String> present = new HashMap<>();
        handle.createQuery(PRESENT_NAMES)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> present.put(row.getString(1), row.getString(2)))
                .list();
        return present;
    }

    public void state(Handle handle, long symbolId, SymbolFacts facts, Instant now) {
        handle.createUpdate(STATE)
                .bind("symbol", symbolId)
                .bind("name", facts.name())
                .bind("sector", facts.sector())
                .bind("currency", facts.currency())
                .bind("exchange", facts.exchange())
                .bind("listed", facts.listedOn())
                .bind("delisted", facts.delistedOn())
                .bind("tick", facts.tick())
                .bind("lot", facts.lot())
                .bind("now", now)
                .execute();
    }

    /// When the bars of each, or what is stated of it, changed last.
    Map<String, Instant> changedAt(Handle handle, Collection<String> tickers) {
        Map<String, Instant> changed = new HashMap<>();
        handle.createQuery(CHANGED)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> changed.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return changed;
    }

    /// Those that are stated.
    Map<String, String> sectors(Handle handle, Collection<String> tickers) {
        Map<String, String> sectors = new HashMap<>();
        handle.createQuery(
                        """
                        select ticker, sector from symbol
                        where ticker = any(:tickers) and sector is not null
                        """)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> sectors.put(row.getString(1), row.getString(2)))
                .list();
        return sectors;
    }

    /// Those that are invented.
    Set<String> synthetic(Handle handle, Collection<String> tickers) {
        return Set.copyOf(
                handle.createQuery(
                                "select ticker from symbol where ticker = any(:tickers) and"
                                        + " synthetic")
                        .bindArray("tickers", String.class, List.copyOf(tickers))
                        .mapTo(String.class)
                        .list());
    }

    Survival survival(Handle handle, Collection<String> tickers, LocalDate day) {
        return handle.createQuery(SURVIVAL)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .bind("day", day)
                .map((row, _) -> new Survival(row.getInt(1), row.getInt(2), row.getInt(3)))
                .one();
    }

    /// Every ticker that is known, in order.
    List<String> tickers(Handle handle) {
        return handle.createQuery(TICKERS).mapTo(String.class).list();
    }

    /// The day of the first bar of each of these tickers, of days where any are stored; one without
    /// bars is absent.
    Map<String, LocalDate> firstDays(Handle handle, Collection<String> tickers) {
        return handle.createQuery(FIRST_DAYS)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> Map.entry(row.getString(1), Timeframe.date(row.getLong(2))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// Those of symbols that are not invented, in order.
    List<String> realTickers(Handle handle) {
        return handle.createQuery(REAL_TICKERS).mapTo(String.class).list();
    }
}
