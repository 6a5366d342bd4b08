package bellwether.desk.alert.preference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of preferences; its rows are the locks of their owners.
public final class PreferenceDao {
    private static final String COLUMNS = "body, version, next_digest_at";

    /// Keeps all others who judge or change something of this owner out until the transaction ends.
    /// Whoever locks several owners does so in their order.
    public StoredPreferences lock(Handle h, String owner) {
        h.createUpdate(
                        """
                        insert into notification_preference (owner, body) values (:owner, :body)
                        on conflict (owner) do nothing
                        """)
                .bind("owner", owner)
                .bind("body", NotificationPreferences.usual().stored())
                .execute();
        return h.createQuery(
                        "select "
                                + COLUMNS
                                + " from notification_preference where owner = :owner for update")
                .bind("owner", owner)
                .map(PreferenceDao::row)
                .one();
    }

    public StoredPreferences find(Handle h, String owner) {
        return h.createQuery(
                        "select " + COLUMNS + " from notification_preference where owner = :owner")
                .bind("owner", owner)
                .map(PreferenceDao::row)
                .findOne()
                .orElseGet(() ->
                        new StoredPreferences(
                                NotificationPreferences.usual(), 0, Optional.empty()));
    }

    /// Under [#lock].
    public void change(Handle h, String owner, NotificationPreferences changed, Instant now) {
        h.createUpdate(
                        """
                        update notification_preference
                        set body = :body, version = version + 1, next_digest_at = :next where owner = :owner
                        """)
                .bind("owner", owner)
                .bind("body", changed.stored())
                .bind("next", changed.nextDigest(now).map(Timestamp::from).orElse(null))
                .execute();
    }

    /// Owners whose digest is due.
    public List<String> dueDigests(Handle h, Instant now) {
        return h.createQuery(
                        """
                        select owner from notification_preference where next_digest_at <= :now order by owner
                        """)
                .bind("now", Timestamp.from(now))
                .mapTo(String.class)
                .list();
    }

    /// Under [#lock].
    public void nextDigest(Handle h, String owner, Optional<Instant> next) {
        h.createUpdate(
                        "update notification_preference set next_digest_at = :next where owner = :owner")
                .bind("owner", owner)
                .bind("next", next.map(Timestamp::from).orElse(null))
                .execute();
    }

    /// Counts a confirmation code, under [#lock]; false when as many were sent within the hour.
    public boolean countCode(Handle h, String owner, int most, Instant now) {
        return h.createUpdate(
                                """
                                update notification_preference
                                set codes = case when codes_since > :hourAgo then codes + 1 else 1 end,
                                  codes_since = case when codes_since > :hourAgo then codes_since else :now end
                                where owner = :owner and not (coalesce(codes_since, :hourAgo) > :hourAgo and codes >= :most)
                                """)
                        .bind("owner", owner)
                        .bind("most", most)
                        .bind("now", Timestamp.from(now))
                        .bind("hourAgo", Timestamp.from(now.minus(Duration.ofHours(1))))
                        .execute()
                == 1;
    }

    private static StoredPreferences row(ResultSet row, StatementContext ctx) throws SQLException {
        return new StoredPreferences(
                NotificationPreferences.stored(row.getString("body")),
                row.getLong("version"),
                Optional.ofNullable(row.getTimestamp("next_digest_at")).map(Timestamp::toInstant));
    }
}
