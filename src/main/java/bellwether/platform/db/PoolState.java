package bellwether.platform.db;

/// How full a pool was at one moment.
///
/// @param size open connections, those in use and those idle
/// @param min idle ones that it keeps
/// @param max open ones at most
/// @param waiting threads that wait for a connection
public record PoolState(String name, int size, int min, int max, int idle, int inUse, int waiting) {

    /// The share of what it may open that is in use.
    public double utilisation() {
        return (double) inUse / max;
    }
}
