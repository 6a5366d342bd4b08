package bellwether.research.learning.training;

import java.sql.Timestamp;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What looks for new sessions have found.
final class RetrainLookDao {
    /// The keys that are to be looked at: with an active model, or whose newest model is to be
    /// trained again by itself.
    List<String> wanted(Handle h) {
        return h.createQuery(
                        """
                        select key from active_model where model is not null
                        union
                        select key from (
                          select distinct on (key) key, retrain from model
                          where state not in ('training', 'failed') order by key, id desc) as newest
                        where retrain
                        order by key
                        """)
                .mapTo(String.class)
                .list();
    }

    /// Whether this process may look at the key; no other does until the transaction ends.
    boolean hold(Handle h, String key) {
        return h.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:key, 46))")
                .bind("key", "look at " + key)
                .mapTo(Boolean.class)
                .one();
    }

    void keep(Handle h, ModelLook look) {
        h.createUpdate(
                        """
                        insert into model_look (key, result, message, model, sessions, needed, looked_at)
                        values (:key, :result, :message, :model, :sessions, :needed, :at)
                        on conflict (key) do update set result = excluded.result, message = excluded.message,
                          model = excluded.model, sessions = excluded.sessions, needed = excluded.needed,
                          looked_at = excluded.looked_at
                        """)
                .bind("key", look.key())
                .bind("result", look.result().key())
                .bind("message", look.message())
                .bind("model", ModelBook.id(String.valueOf(look.model())).orElse(null))
                .bind("sessions", look.newSessions())
                .bind("needed", look.needed())
                .bind("at", Timestamp.from(look.lookedAt()))
                .execute();
    }

    /// By their keys.
    ///
    /// @param after the last key of the page before; empty to begin with
    List<ModelLook> list(Handle h, String after, int limit) {
        return h.createQuery(
                        """
                        select key, result, message, model, sessions, needed, looked_at from model_look
                        where key > :after order by key limit :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) -> {
                    long model = row.getLong("model");
                    @Nullable String name = row.wasNull() ? null : StoredModel.name(model);
                    return new ModelLook(
                            row.getString("key"),
                            LookResult.of(row.getString("result")),
                            row.getString("message"),
                            name,
                            row.getInt("sessions"),
                            row.getInt("needed"),
                            row.getTimestamp("looked_at").toInstant());
                })
                .list();
    }
}
