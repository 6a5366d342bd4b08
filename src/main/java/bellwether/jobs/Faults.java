package bellwether.jobs;

import bellwether.db.PassingFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Says in a line what went wrong, without the statements and values that libraries add.
final class Faults {
    private Faults() {}

    /// Logs that a loop's step failed; whether it is one that does not pass by itself.
    static boolean logged(Logger log, String loop, Throwable fault) {
        if (PassingFault.is(fault)) {
            log.warn("The {} will try again: {}", loop, brief(fault));
            return false;
        }
        log.error("The {} failed and will try again", loop, fault);
        return true;
    }

    /// The first line of the innermost cause.
    static String brief(Throwable fault) {
        Throwable root = fault;
        for (@Nullable Throwable t = fault; t != null; t = t.getCause()) {
            root = t;
        }
        return root.getClass().getSimpleName()
                + ": "
                + String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
