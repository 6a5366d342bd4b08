package bellwether.desk.watchlist.store;

import bellwether.desk.watchlist.ClosePrice;
import bellwether.desk.watchlist.ListedName;
import bellwether.desk.watchlist.WatchlistEntry;
import bellwether.desk.watchlist.WatchlistId;
import bellwether.market.symbols.SymbolDao;
import bellwether.platform.db.NoPreparedPlan;
import bellwether.platform.db.Unnest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of entries. Which symbol one is of is found again with each read: the one that it was
/// added as, under whatever name, else the one that is called so by now.
public final class EntryDao {
    /// The stored symbol of an entry `e`, as `s`.
    private static final String SYMBOL =
            """
            left join symbol s on s.id = coalesce(
              (select kept.id from symbol kept where kept.id = e.symbol), %s)
            """
                    .formatted(SymbolDao.named("e.ticker"));

    private static final String SELECT =
            """
            select e.id, e.ticker as typed, s.id as symbol, s.ticker as present, e.place, e.note,
              e.added_at, e.added_close, e.added_on, e.added_unknown
            from watch_entry e %s
            """
                    .formatted(SYMBOL);

    /// Those behind a place, in order.
    public List<WatchlistEntry> page(Handle h, WatchlistId list, long after, int limit) {
        return h.createQuery(
                        SELECT
                                + "where e.list = :list and e.place > :after order by e.place limit"
                                + " :limit")
                .bind("list", list.number())
                .bind("after", after)
                .bind("limit", limit)
                .map(EntryDao::row)
                .list();
    }

    /// What tickers name now, in the order given.
    public List<ListedName> named(Handle h, List<String> tickers) {
        return h.createQuery(
                        """
                        select given.ticker as typed, s.ticker as present, s.id
                        from unnest(:tickers) with ordinality as given (ticker, place)
                        left join symbol s on s.id = %s
                        order by given.place
                        """
                                .formatted(SymbolDao.named("given.ticker")))
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, tickers)
                .map((row, _) -> {
                    String typed = row.getString("typed");
                    return new ListedName(
                            typed,
                            Objects.requireNonNullElse(row.getString("present"), typed),
                            row.getObject("id", Long.class));
                })
                .list();
    }

    /// Writes down which symbols entries are of that were not stored when they were added.
    public void resolve(Handle h, WatchlistId list) {
        h.createUpdate(
                        """
                        update watch_entry as e set symbol = %1$s
                        where e.list = :list and %1$s is not null
                          and not exists (select from symbol kept where kept.id = e.symbol)
                        """
                                .formatted(SymbolDao.named("e.ticker")))
                .bind("list", list.number())
                .execute();
    }

    public void insert(Handle h, WatchlistId list, List<WatchlistEntry> entries) {
        Unnest.of(entries)
                .texts("tickers", WatchlistEntry::ticker)
                .texts("symbols", entry -> text(entry.symbol()))
                .ints("places", WatchlistEntry::place)
                .texts("notes", WatchlistEntry::note)
                .texts("times", entry -> entry.addedAt().toString())
                .texts("closes", entry -> text(entry.added().close()))
                .texts("days", entry -> text(entry.added().on()))
                .texts("reasons", entry -> entry.added().unknown())
                .bind(
                        h.createUpdate(
                                """
                                insert into watch_entry (list, ticker, symbol, place, note, added_at,
                                  added_close, added_on, added_unknown)
                                select :list, ticker, symbol::bigint, place, note, at::timestamptz,
                                  close::numeric, day::date, reason
                                from unnest(:tickers, :symbols, :places, :notes, :times, :closes, :days, :reasons)
                                  as given (ticker, symbol, place, note, at, close, day, reason)
                                """))
                .bind("list", list.number())
                .execute();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    public void delete(Handle h, Collection<Long> ids) {
        h.createUpdate("delete from watch_entry where id = any(:ids)")
                .bindArray("ids", Long.class, List.copyOf(ids))
                .execute();
    }

    /// Puts entries where they say, on a list.
    public void place(Handle h, WatchlistId list, List<WatchlistEntry> entries) {
        Unnest.of(entries)
                .longs("ids", WatchlistEntry::id)
                .ints("places", WatchlistEntry::place)
                .bind(
                        h.createUpdate(
                                """
                                update watch_entry e set list = :list, place = given.place
                                from unnest(:ids, :places) as given (id, place)
                                where e.id = given.id and (e.list, e.place) <> (:list, given.place)
                                """))
                .bind("list", list.number())
                .execute();
    }

    public void note(Handle h, long id, String note) {
        h.createUpdate("update watch_entry set note = :note where id = :id")
                .bind("id", id)
                .bind("note", note)
                .execute();
    }

    /// The present tickers of a list, each once, in its order.
    public List<String> tickers(Handle h, WatchlistId list) {
        return h.createQuery(
                        """
                        select coalesce(s.ticker, e.ticker) from watch_entry e %s
                        where e.list = :list group by 1 order by min(e.place)
                        """
                                .formatted(SYMBOL))
                .bind("list", list.number())
                .mapTo(String.class)
                .list();
    }

    /// The names of an owner's lists, in the order of their creation.
    public List<String> names(Handle h, String owner) {
        return h.createQuery("select name from watchlist where owner = :owner order by id")
                .bind("owner", owner)
                .mapTo(String.class)
                .list();
    }

    /// Moves with every change of an owner's lists and of what is on them.
    public String state(Handle h, String owner) {
        return h.createQuery(
                        """
                        select concat_ws('.', count(*), sum(hashint8extended(w.id, w.version)),
                            sum(e.state), sum(e.entries))
                        from watchlist w cross join lateral (
                            select count(*) as entries,
                                sum(hashint8extended(id, coalesce(symbol, 0))) as state
                            from watch_entry where list = w.id) as e
                        where w.owner = :owner
                        """)
                .bind("owner", owner)
                .mapTo(String.class)
                .one();
    }

    /// The stored symbols on an owner's lists, by the names asked for; none of a list that has
    /// none.
    public Map<String, Set<Long>> members(Handle h, String owner, Collection<String> names) {
        Map<String, Set<Long>> members = new HashMap<>();
        h.createQuery(
                        """
                        select given.name, s.id
                        from unnest(:names) as given (name)
                        join watchlist w on w.owner = :owner and lower(w.name) = lower(given.name)
                        left join watch_entry e on e.list = w.id
                        %s
                        """
                                .formatted(SYMBOL))
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("owner", owner)
                .bindArray("names", String.class, List.copyOf(names))
                .map((row, _) -> {
                    Set<Long> ids =
                            members.computeIfAbsent(row.getString("name"), _ -> new HashSet<>());
                    return Optional.ofNullable(row.getObject("id", Long.class))
                            .map(ids::add)
                            .isPresent();
                })
                .list();
        return members;
    }

    private static WatchlistEntry row(ResultSet row, StatementContext context) throws SQLException {
        String typed = row.getString("typed");
        String present = Objects.requireNonNullElse(row.getString("present"), typed);
        return new WatchlistEntry(
                row.getLong("id"),
                present,
                present.equals(typed) ? null : typed,
                row.getObject("symbol", Long.class),
                row.getInt("place"),
                row.getString("note"),
                row.getTimestamp("added_at").toInstant(),
                new ClosePrice(
                        row.getBigDecimal("added_close"),
                        row.getObject("added_on", LocalDate.class),
                        row.getString("added_unknown")));
    }
}
