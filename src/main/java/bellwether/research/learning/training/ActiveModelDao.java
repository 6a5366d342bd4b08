package bellwether.research.learning.training;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

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

    /// No other transaction that does the same changes which model of the key is active until this
    /// one ends.
    void lock(Handle h, String key) {
        h.createQuery("select pg_advisory_xact_lock(hashtextextended(:key, 44))::text")
                .bind("key", "models of " + key)
                .mapTo(String.class)
                .list();
    }

    /// Names the one that is active.
    void activate(Handle h, String key, long model, Instant now) {
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

    /// None is active any more, if it was this one.
    void clear(Handle h, String key, long model, Instant now) {
        h.createUpdate(
                        """
                        update active_model set model = null, changes = changes + 1, since = :now
                        where key = :key and model = :model
                        """)
                .bind("key", key)
                .bind("model", model)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// @param forced whether a rule was not met; one that was forced stays so
    void enter(Handle h, long model, ModelState state, boolean forced, Instant now) {
        h.createUpdate(
                        """
                        update model set state = :state, forced = forced or :forced, was_active = was_active or :state = 'active',
                          promoted_at = coalesce(promoted_at, case when :state = 'active' and not (forced or :forced) then cast(:now as timestamptz) end),
                          why = case when :state = 'active' then null else why end,
                          changes = changes + 1, changed_at = :now
                        where id = :id
                        """)
                .bind("state", state.key())
                .bind("forced", forced)
                .bind("now", Timestamp.from(now))
                .bind("id", model)
                .execute();
    }
}
