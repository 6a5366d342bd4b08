package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.ItemCounts;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobTimes;
import bellwether.platform.jobs.JobView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads rows of [#COLUMNS] into views.
final class JobRows implements RowMapper<JobView> {
    static final String COLUMNS =
            """
            id, owner, kind, params::text as params, state, priority, total, done, failed, cancelled, version,
            newest::text as newest, created_at, started_at, finished_at,
            coalesce(extract(epoch from coalesce(finished_at, clock_timestamp()) - started_at), 0)
              ::double precision as worked
            """;

    @Override
    public JobView map(ResultSet row, StatementContext ctx) throws SQLException {
        return new JobView(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("owner"),
                row.getString("kind"),
                row.getString("params"),
                JobState.of(row.getString("state")),
                row.getInt("priority"),
                new ItemCounts(
                        row.getInt("total"),
                        row.getInt("done"),
                        row.getInt("failed"),
                        row.getInt("cancelled")),
                row.getLong("version"),
                row.getString("newest"),
                new JobTimes(
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "started_at"),
                        instant(row, "finished_at"),
                        Duration.ofNanos(Math.round(row.getDouble("worked") * 1e9))));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
