package bellwether.platform.live;

import bellwether.platform.base.Json;
import bellwether.platform.db.NotificationListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Where modules publish what happened.
public final class LiveEvents {
    /// Of our own choosing; known to no one else.
    private static final long LOCK = 0x6265_6c6c_0002L;

    /// A quarter of the bytes that may wait for one client.
    private static final int LONGEST = 64 * 1024;

    /// The id is drawn for a row that the lock gives, so never before the lock is held: ids are in
    /// the order of commits. One round trip, as all others wait meanwhile.
    private static final String PUBLISH =
            """
            with held as materialized (
              select pg_advisory_xact_lock(:lock)),
            event as (
              insert into live_event (owner, topic, name, data)
              select :owner, :topic, :name, cast(:data as json) from held
              returning id)
            select id, pg_notify(:channel, '') from event
            """;

    private LiveEvents() {}

    /// Publishes an event with the transaction, as its last statement: until the commit no other
    /// transaction can publish, so it must wait for nothing after this. Gives the id.
    ///
    /// @param data is written as JSON, as answers are
    public static long publish(Handle transaction, LiveEventType type, String owner, Object data) {
        requireKept(type);
        String json = json(type, data);
        return transaction
                .createQuery(PUBLISH)
                .bind("lock", LOCK)
                .bind("owner", owner)
                .bind("topic", type.topic())
                .bind("name", type.name())
                .bind("data", json)
                .bind("channel", NotificationListener.Channel.LIVE.word())
                .map((row, ctx) -> row.getLong("id"))
                .one();
    }

    /// Publishes several of a kind to one owner in this order, by one statement; otherwise the
    /// same.
    public static void publishAll(
            Handle transaction, LiveEventType type, String owner, List<?> all) {
        requireKept(type);
        if (all.isEmpty()) {
            return;
        }
        lock(transaction);
        transaction
                .createQuery(
                        """
                        with event as (
                          insert into live_event (owner, topic, name, data)
                          select :owner, :topic, :name, cast(given.data as json)
                          from unnest(:all) with ordinality as given (data, place)
                          order by given.place
                          returning id)
                        select pg_notify(:channel, '') from event limit 1
                        """)
                .bind("owner", owner)
                .bind("topic", type.topic())
                .bind("name", type.name())
                .bindArray("all", String.class, all.stream().map(data -> json(type, data)).toList())
                .bind("channel", NotificationListener.Channel.LIVE.word())
                .mapTo(String.class)
                .list();
    }

    private static void requireKept(LiveEventType type) {
        if (!type.kept()) {
            throw new IllegalArgumentException(type.name() + " is not kept");
        }
    }

    private static void lock(Handle transaction) {
        transaction.execute("select pg_advisory_xact_lock(" + LOCK + ")");
    }

    private static String json(LiveEventType type, Object data) {
        String json = Json.answer(data);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "%s takes %d bytes, at most %d are published"
                            .formatted(type.name(), bytes, LONGEST));
        }
        return json;
    }
}
