package bellwether.platform.live.hub;

import bellwether.platform.live.LiveEvent;
import bellwether.platform.live.LiveRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of live events as its readers use it.
public final class LiveEventDao {
    private static final String COLUMNS = "id, owner, topic, name, data::text as data";

    private static final int MOST_READERS = 4;

    private final Jdbi jdbi;
    private final Semaphore places = new Semaphore(MOST_READERS, true);

    public LiveEventDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The newest id; 0 before the first event.
    long newest() {
        return inTurn(h -> number(h, "select coalesce(max(id), 0) from live_event"));
    }

    /// Events up to this id are not kept any more. What was read before this was asked is complete
    /// after it.
    long removedThrough() {
        return inTurn(LiveEventDao::removedThrough);
    }

    /// The same for the one who reads for all, and who waits behind nobody.
    long removedThroughAtOnce() {
        return jdbi.withHandle(LiveEventDao::removedThrough);
    }

    private static long removedThrough(Handle h) {
        return number(h, "select coalesce(max(through), 0) from live_event_removed");
    }

    private static long number(Handle h, String sql) {
        return h.createQuery(sql).mapTo(Long.class).one();
    }

    /// Thousands of streams may come back at once; requests need connections too.
    private <T> T inTurn(HandleCallback<T, RuntimeException> read) {
        places.acquireUninterruptibly();
        try {
            return jdbi.withHandle(read);
        } finally {
            places.release();
        }
    }

    /// Of all owners, in the order of their ids.
    List<LiveEvent> after(long id, int limit) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select %s from live_event where id > :id order by id limit :limit
                                """
                                        .formatted(COLUMNS))
                        .bind("id", id)
                        .bind("limit", limit)
                        .map(LiveEventDao::row)
                        .list());
    }

    /// Those that a request is for, in the order of their ids.
    ///
    /// @param through no later ones
    List<LiveEvent> between(LiveRequest request, long after, long through, int limit) {
        return inTurn(h ->
                h.createQuery(
                                """
                                select %s from live_event
                                where owner = :owner and id > :after and id <= :through
                                  and (:all or topic = any(:topics))
                                order by id limit :limit
                                """
                                        .formatted(COLUMNS))
                        .bind("owner", request.owner())
                        .bind("after", after)
                        .bind("through", through)
                        .bind("all", request.topics().isEmpty())
                        .bindArray("topics", String.class, List.copyOf(request.topics()))
                        .bind("limit", limit)
                        .map(LiveEventDao::row)
                        .list());
    }

    /// Removes events that are older than so many days, but for the newest of all; gives their
    /// number.
    public static int remove(Handle h, int days) {
        long through =
                h.createQuery(
                                """
                                select coalesce(max(id), 0) from live_event
                                where at < now() - make_interval(days => :days)
                                  and id < (select max(id) from live_event)
                                """)
                        .bind("days", days)
                        .mapTo(Long.class)
                        .one();
        if (through == 0) {
            return 0;
        }
        h.execute("delete from live_event_removed");
        h.execute("insert into live_event_removed (through) values (?)", through);
        return h.execute("delete from live_event where id <= ?", through);
    }

    private static LiveEvent row(ResultSet row, StatementContext ctx) throws SQLException {
        return new LiveEvent(
                row.getLong("id"),
                row.getString("owner"),
                row.getString("topic"),
                row.getString("name"),
                row.getString("data"));
    }
}
