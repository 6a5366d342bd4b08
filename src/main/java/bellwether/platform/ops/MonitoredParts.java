package bellwether.platform.ops;

import bellwether.platform.db.Database;
import bellwether.platform.jobs.Jobs;
import java.nio.file.Path;
import java.util.Optional;

/// What this module looks after.
///
/// @param disk where the embedded PostgreSQL keeps its data, when it is this process' own
public record MonitoredParts(Database web, Database engine, Jobs jobs, Optional<Path> disk) {}
