package bellwether.platform.live;

import bellwether.platform.base.Json;
import bellwether.platform.db.NotificationListener;
import java.nio.charset.StandardCharsets;
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
        if (!type.kept()) {
            throw new IllegalArgumentException(type.name() + " is not kept");
        }
        String json = Json.answer(data);
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "%s takes %d bytes, at most %d are published"
                            .formatted(type.name(), bytes, LONGEST));
        }
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
}
