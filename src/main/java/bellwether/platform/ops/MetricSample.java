package bellwether.platform.ops;

import bellwether.platform.jobs.Backlog;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one look at the database found.
///
/// @param snapshotSeconds the age of the oldest snapshot that a transaction holds
record MetricSample(
        Instant at,
        Backlog backlog,
        double snapshotSeconds,
        Map<String, Table> tables,
        List<Part> parts) {
    MetricSample {
        tables = Map.copyOf(tables);
        parts = List.copyOf(parts);
    }

    /// What the statistics say of a table and its parts together; its rows are estimates of
    /// PostgreSQL's.
    record Table(String name, long liveRows, long deadRows, long sizeBytes) {}

    /// The same of one part of a table that is divided.
    record Part(String table, String name, long liveRows, long sizeBytes) {}
}
