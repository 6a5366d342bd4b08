package bellwether.research.learning.training;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Which model of a key is active, and the states that people give to models.
final class ActiveModelDao {
    /// @param since when it was activated
    record Active(long model, Instant since) {}

    Optional<Active> find(Handle h, String key) {
        return h.createQuery(
                        "select model, since from active_model where key = :key and model is not"
                                + " null")
                .bind("key", key)
                .map((row, _) ->
                        new Active(row.getLong("model"), row.getTimestamp("since").toInstant()))
                .findOne();
    }

    /// Names the one that is active, or that none is.
    void activate(Handle h, String key, @Nullable Long model, Instant now) {
        h.createUpdate(
                        """
                        insert into active_model (key, model, changes, since) values (:key, :model, 1, :now)
                        on conflict (key) do update set model = excluded.model, changes = active_model.changes + 1,
                          since = excluded.since
                        """)
                .bind("key", key)
                .bind("model", model)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    void enter(Handle h, long model, ModelState state, boolean forced, Instant now) {
        h.createUpdate(
                        """
                        update model set state = :state, forced = :forced, changes = changes + 1, changed_at = :now
                        where id = :id
                        """)
                .bind("state", state.key())
                .bind("forced", forced)
                .bind("now", Timestamp.from(now))
                .bind("id", model)
                .execute();
    }
}
