package bellwether.desk.watchlist.store;

import bellwether.desk.watchlist.CollectionId;
import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.WatchlistId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of watchlists.
public final class WatchlistDao {
    /// Of our own choosing; the second half of the lock is the owner's.
    private static final int LOCK = 0x7761_7463;

    private static final String SELECT =
            """
            select w.id, w.name, w.collection, coalesce(c.name, 'Default') as collection_name, w.version,
              (select count(*) from watch_entry e where e.list = w.id) as entries, w.created_at, w.changed_at
            from watchlist w left join watch_collection c on c.id = w.collection
            """;

    /// Keeps all other changes of an owner's lists and collections out until the transaction ends.
    public void lock(Handle h, String owner) {
        h.createQuery(
                        "select 1 from (select pg_advisory_xact_lock(:lock, hashtext(:owner))) as"
                                + " held")
                .bind("lock", LOCK)
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    public Optional<Watchlist> find(Handle h, String owner, WatchlistId id) {
        return h.createQuery(SELECT + "where w.owner = :owner and w.id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(WatchlistDao::row)
                .findOne();
    }

    /// By its name, in any case.
    public Optional<Watchlist> named(Handle h, String owner, String name) {
        return h.createQuery(SELECT + "where w.owner = :owner and lower(w.name) = lower(:name)")
                .bind("owner", owner)
                .bind("name", name)
                .map(WatchlistDao::row)
                .findOne();
    }

    /// Those of an owner, or of one of its collections, in the order of their making.
    public List<Watchlist> list(
            Handle h, String owner, Optional<CollectionId> collection, long after, int limit) {
        return h.createQuery(
                        SELECT
                                + """
                                where w.owner = :owner and w.id > :after
                                  and (cast(:wanted as bigint) is null or coalesce(w.collection, 0) = :wanted)
                                order by w.id limit :limit
                                """)
                .bind("owner", owner)
                .bind("wanted", collection.map(CollectionId::number).orElse(null))
                .bind("after", after)
                .bind("limit", limit)
                .map(WatchlistDao::row)
                .list();
    }

    public int count(Handle h, String owner) {
        return h.createQuery("select count(*) from watchlist where owner = :owner")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    public WatchlistId insert(
            Handle h, String owner, String name, CollectionId collection, Instant now) {
        return new WatchlistId(
                h.createQuery(
                                """
                                insert into watchlist (owner, collection, name, created_at, changed_at)
                                values (:owner, :collection, :name, :now, :now) returning id
                                """)
                        .bind("owner", owner)
                        .bind("collection", stored(collection))
                        .bind("name", name)
                        .bind("now", now)
                        .mapTo(Long.class)
                        .one());
    }

    /// Takes over a name and a collection, and moves the version.
    public void update(
            Handle h, WatchlistId id, String name, CollectionId collection, Instant now) {
        h.createUpdate(
                        """
                        update watchlist set name = :name, collection = :collection,
                          version = version + 1, changed_at = :now where id = :id
                        """)
                .bind("id", id.number())
                .bind("name", name)
                .bind("collection", stored(collection))
                .bind("now", now)
                .execute();
    }

    /// Moves the version, because of a change of entries.
    public void touch(Handle h, WatchlistId id, Instant now) {
        h.createUpdate(
                        "update watchlist set version = version + 1, changed_at = :now where id ="
                                + " :id")
                .bind("id", id.number())
                .bind("now", now)
                .execute();
    }

    /// With its entries.
    public void delete(Handle h, WatchlistId id) {
        h.createUpdate("delete from watchlist where id = :id").bind("id", id.number()).execute();
    }

    private static @Nullable Long stored(CollectionId collection) {
        return collection.isDefault() ? null : collection.number();
    }

    private static Watchlist row(ResultSet row, StatementContext context) throws SQLException {
        return new Watchlist(
                new WatchlistId(row.getLong("id")),
                row.getString("name"),
                new CollectionId(row.getLong("collection")), // 0 for null
                row.getString("collection_name"),
                row.getInt("version"),
                row.getInt("entries"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
