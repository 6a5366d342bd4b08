package bellwether.desk.alert.fire;

import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Alerts whose rule or scan is gone.
final class OrphanedAlertDao {
    /// Removes some that moved last before a moment.
    ///
    /// @return how many
    int remove(Handle h, Instant before, int most) {
        return h.createUpdate(
                        """
                        with gone as (
                          select id from alert
                          where changed_at < :before
                            and (origin like 'rule:%'
                                and not exists (select from alert_rule where 'rule:' || alert_rule.id = alert.origin)
                              or origin like 'scan:%'
                                and not exists (select from scan where 'scan:' || scan.id = alert.origin))
                          order by id limit :most for update skip locked)
                        delete from alert using gone where alert.id = gone.id
                        """)
                .bind("before", Timestamp.from(before))
                .bind("most", most)
                .execute();
    }
}
