package bellwether.platform.access;

import bellwether.platform.access.OwnerPreferences.Stored;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The table of owners' preferences.
final class OwnerPreferenceDao {
    private final Jdbi jdbi;

    OwnerPreferenceDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Stored> find(String owner) {
        return jdbi.withHandle(h ->
                h.createQuery("select version, body from preference where owner = :owner")
                        .bind("owner", owner)
                        .map((row, ctx) ->
                                new Stored(row.getLong("version"), row.getString("body")))
                        .findOne());
    }

    /// Stores an owner's next ones, unless others were stored since the version before them.
    boolean put(String owner, Stored next, Instant now) {
        String statement =
                next.version() == 1
                        ? """
                        insert into preference (owner, version, body, changed_at)
                        values (:owner, :version, :body, :now) on conflict (owner) do nothing
                        """
                        : """
                        update preference set version = :version, body = :body, changed_at = :now
                        where owner = :owner and version = :version - 1
                        """;
        return jdbi.withHandle(h ->
                h.createUpdate(statement)
                                .bind("owner", owner)
                                .bind("version", next.version())
                                .bind("body", next.json())
                                .bind("now", Timestamp.from(now))
                                .execute()
                        == 1);
    }
}
