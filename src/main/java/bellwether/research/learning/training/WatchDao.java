package bellwether.research.learning.training;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Which models are followed, and how far they were.
final class WatchDao {
    /// Candidates go into shadow.
    ///
    /// @return their numbers
    List<Long> beginShadows(Handle h, Instant now) {
        return h.createQuery(
                        """
                        update model set state = 'shadow', changes = changes + 1, changed_at = :now
                        where state = 'candidate' returning id
                        """)
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .list();
    }

    /// Candidates, those in shadow and active ones; by their numbers.
    List<FollowedModel> followed(Handle h) {
        return h.createQuery(
                        """
                        select id, state, changes from model
                        where state in ('candidate', 'shadow', 'active') order by id
                        """)
                .map((row, _) ->
                        new FollowedModel(
                                row.getLong("id"),
                                ModelState.of(row.getString("state")),
                                row.getLong("changes")))
                .list();
    }

    void ended(Handle h, long model, String trial) {
        h.createUpdate("update model set shadow = cast(:trial as json) where id = :id")
                .bind("trial", trial)
                .bind("id", model)
                .execute();
    }

    void because(Handle h, long model, String why) {
        h.createUpdate("update model set why = :why where id = :id")
                .bind("why", why)
                .bind("id", model)
                .execute();
    }

    /// The newest live day by which it was judged whether it is to be suspended.
    Optional<LocalDate> judgedTo(Handle h, long model) {
        return h.createQuery(
                        "select judged_to from model_watch where model = :model and judged_to is"
                                + " not null")
                .bind("model", model)
                .mapTo(LocalDate.class)
                .findOne();
    }

    void judged(Handle h, long model, LocalDate day) {
        h.createUpdate("update model_watch set judged_to = :day where model = :model")
                .bind("day", Date.valueOf(day))
                .bind("model", model)
                .execute();
    }
}
