package bellwether.platform.db;

import bellwether.platform.base.RootCause;
import bellwether.platform.loops.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs what went wrong in a loop that works on the database: an outage as one line, anything else
/// with its trace.
public final class LoopFaults {
    private static final Logger LOG = LoggerFactory.getLogger(LoopFaults.class);

    private LoopFaults() {}

    /// As [Loop#every], of a look at the database: while that is away, a line for each try in place
    /// of a trace.
    public static Loop every(Duration pause, String name, Runnable look) {
        return Loop.every(pause, name, look, fault -> logged(LOG, name, fault));
    }

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
