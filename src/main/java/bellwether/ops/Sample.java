package bellwether.ops;

import bellwether.jobs.Backlog;
import java.time.Instant;
import java.util.Map;

/// What one look at the database found.
///
/// @param snapshotSeconds the age of the oldest snapshot that a transaction holds
record Sample(Instant at, Backlog backlog, double snapshotSeconds, Map<String, Table> tables) {
    Sample {
        tables = Map.copyOf(tables);
    }

    /// What the statistics say of a table; its rows are estimates of PostgreSQL's.
    record Table(String name, long liveRows, long deadRows, long bytes) {}
}
