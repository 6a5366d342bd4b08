package bellwether.desk.watchlist.store;

import bellwether.desk.watchlist.CollectionId;
import bellwether.desk.watchlist.WatchlistCollection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The rows of collections. Default has none.
public final class CollectionDao {
    private static final String SELECT =
            """
            select c.id, c.name, (select count(*) from watchlist w where w.collection = c.id) as lists, c.created_at
            from watch_collection c
            """;

    public Optional<WatchlistCollection> find(Handle h, String owner, CollectionId id) {
        return h.createQuery(SELECT + "where c.owner = :owner and c.id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(CollectionDao::row)
                .findOne();
    }

    /// By its name, in any case.
    public Optional<WatchlistCollection> named(Handle h, String owner, String name) {
        return h.createQuery(SELECT + "where c.owner = :owner and lower(c.name) = lower(:name)")
                .bind("owner", owner)
                .bind("name", name)
                .map(CollectionDao::row)
                .findOne();
    }

    /// All of an owner in the order of their making.
    public List<WatchlistCollection> list(Handle h, String owner) {
        return h.createQuery(SELECT + "where c.owner = :owner order by c.id")
                .bind("owner", owner)
                .map(CollectionDao::row)
                .list();
    }

    /// How many lists of an owner are in no collection of its own.
    public int inDefault(Handle h, String owner) {
        return h.createQuery(
                        "select count(*) from watchlist where owner = :owner and collection is"
                                + " null")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    public CollectionId insert(Handle h, String owner, String name, Instant now) {
        return new CollectionId(
                h.createQuery(
                                """
                                insert into watch_collection (owner, name, created_at)
                                values (:owner, :name, :now) returning id
                                """)
                        .bind("owner", owner)
                        .bind("name", name)
                        .bind("now", now)
                        .mapTo(Long.class)
                        .one());
    }

    public void rename(Handle h, CollectionId id, String name) {
        h.createUpdate("update watch_collection set name = :name where id = :id")
                .bind("id", id.number())
                .bind("name", name)
                .execute();
    }

    /// Its lists are in Default from then on, and their versions move.
    public void delete(Handle h, CollectionId id, Instant now) {
        h.createUpdate(
                        """
                        update watchlist set collection = null, version = version + 1, changed_at = :now
                        where collection = :id
                        """)
                .bind("id", id.number())
                .bind("now", now)
                .execute();
        h.createUpdate("delete from watch_collection where id = :id")
                .bind("id", id.number())
                .execute();
    }

    private static WatchlistCollection row(ResultSet row, StatementContext context)
            throws SQLException {
        return new WatchlistCollection(
                new CollectionId(row.getLong("id")),
                row.getString("name"),
                row.getInt("lists"),
                row.getTimestamp("created_at").toInstant());
    }
}
