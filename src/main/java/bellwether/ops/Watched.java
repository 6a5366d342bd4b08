package bellwether.ops;

import bellwether.db.Database;
import bellwether.jobs.Jobs;
import java.nio.file.Path;
import java.util.Optional;

/// What this room looks after.
///
/// @param disk where the embedded PostgreSQL keeps its data, when it is this process' own
public record Watched(Database web, Database engine, Jobs jobs, Optional<Path> disk) {}
