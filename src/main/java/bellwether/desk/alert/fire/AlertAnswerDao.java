package bellwether.desk.alert.fire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// When owners answered alerts, by the quarter of an hour: all offsets of zones are whole quarters.
public final class AlertAnswerDao {
    void note(Handle h, String owner, Instant now) {
        h.createUpdate(
                        """
                        insert into alert_answer (owner, at)
                        values (:owner, date_bin('15 minutes', :now, timestamptz '2000-01-01T00:00:00Z'))
                        on conflict do nothing
                        """)
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// The begins of those quarters, the oldest first.
    public List<Instant> of(Handle h, String owner) {
        return h.createQuery("select at from alert_answer where owner = :owner order by at")
                .bind("owner", owner)
                .mapTo(Instant.class)
                .list();
    }
}
