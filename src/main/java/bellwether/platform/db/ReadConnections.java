package bellwether.platform.db;

import org.jdbi.v3.core.Jdbi;

/// Two ways to read: as it is now, or as it was a moment ago when a replica can take the load.
///
/// @param exact the primary; for all that is written, and for the state of jobs
/// @param late a replica that is at most [Replica#LONGEST_LAG] behind, else the primary
public record ReadConnections(Jdbi exact, Jdbi late) {
    public static ReadConnections primaryOnly(Jdbi primary) {
        return new ReadConnections(primary, primary);
    }
}
