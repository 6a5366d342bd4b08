package bellwether.platform.db;

import bellwether.platform.base.RootCause;
import org.slf4j.Logger;

/// Logs what went wrong in a loop that works on the database: an outage as one line, anything else
/// with its trace.
public final class LoopFaults {
    private LoopFaults() {}

    /// Logs that a loop's step failed; whether it is one that does not pass by itself.
    public static boolean logged(Logger log, String loop, Throwable fault) {
        if (PassingFault.is(fault)) {
            log.warn("The {} failed and will retry: {}", loop, RootCause.line(fault));
            return false;
        }
        log.error("The {} failed and will retry", loop, fault);
        return true;
    }
}
