package bellwether.platform.maintenance;

import bellwether.platform.jobs.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Reads what the nights' jobs came to.
public final class MaintenanceDao {
    private final Jdbi jdbi;

    MaintenanceDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A night's job.
    ///
    /// @param night its date
    public record Night(
            UUID id, String night, String state, Instant createdAt, @Nullable Instant finishedAt) {}

    /// A chore that is done, or that failed for good.
    ///
    /// @param report JSON of what it did, null when it failed
    /// @param message why it failed, null when it is done
    public record Ended(String chore, @Nullable String report, @Nullable String message) {}

    /// The newest first.
    public List<Night> nights(Handle h, int limit) {
        return h.createQuery(
                        """
                        select id, params->>'night' as night, state, created_at, finished_at from job
                        where owner = :owner and kind = :kind order by id desc limit :limit
                        """)
                .bind("owner", NightlyScheduler.OWNER)
                .bind("kind", MaintenanceJob.NAME)
                .bind("limit", limit)
                .map((row, _) -> night(row))
                .list();
    }

    private static Night night(ResultSet row) throws SQLException {
        return new Night(
                row.getObject("id", UUID.class),
                row.getString("night"),
                row.getString("state"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    public List<Ended> chores(Handle h, UUID job) {
        return h.createQuery(
                        "select key, brief::text as report, message from item_result where job_id ="
                                + " :job order by seq")
                .bind("job", job)
                .map((row, _) ->
                        new Ended(
                                row.getString("key"),
                                row.getString("report"),
                                row.getString("message")))
                .list();
    }

    /// A chore that was tried and is to be tried again.
    ///
    /// @param message what was in its way
    /// @param retryAt when it may be tried again, null when it is due, is being done or is held
    public record Waiting(String chore, String message, @Nullable Instant retryAt) {}

    /// Chores of a night that something was in the way of, which is not the turn of another.
    public List<Waiting> waiting(Handle h, UUID job) {
        return h.createQuery(
                        """
                        select key, last_error, case state when 'waiting' then run_at end as retry_at
                        from work_item
                        where job_id = :job and last_error is not null and last_error <> all(:turns)
                        order by seq
                        """)
                .bind("job", job)
                .bindArray("turns", String.class, MaintenanceJob.TURNS)
                .map((row, _) ->
                        new Waiting(
                                row.getString("key"),
                                row.getString("last_error"),
                                Optional.ofNullable(row.getTimestamp("retry_at"))
                                        .map(Timestamp::toInstant)
                                        .orElse(null)))
                .list();
    }

    /// Whether other chores of a night than this are being done or were not begun; one that was
    /// tried and waits for its next try holds no other up, even if its try was given back because
    /// only others were in its way.
    boolean areBeside(JobId job, String chore) {
        return jdbi.withHandle(h ->
                h.createQuery(
                                """
                                select exists (
                                  select from work_item
                                  where job_id = :job and key <> :chore and (state = 'running'
                                      or attempt = 0 and (last_error is null or last_error = any(:turns))))
                                """)
                        .bind("job", job.value())
                        .bind("chore", chore)
                        .bindArray("turns", String.class, MaintenanceJob.TURNS)
                        .mapTo(Boolean.class)
                        .one());
    }

    public Jdbi jdbi() {
        return jdbi;
    }
}
