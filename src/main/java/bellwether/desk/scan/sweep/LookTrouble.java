package bellwether.desk.scan.sweep;

import bellwether.platform.base.RootCause;
import bellwether.platform.db.Savepoint;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What could not be looked at, in words; it keeps nothing else from being looked at.
final class LookTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(LookTrouble.class);
    private static final String BEFORE = "before_look";

    private LookTrouble() {}

    static String of(String what, RuntimeException e) {
        LOG.warn("Looking at {} failed and will be retried", what, e);
        return what + ": " + RootCause.name(e);
    }

    /// Does something for one scan or part. When that fails only that is undone, and its words are
    /// added to `troubles`; what passes by itself is thrown as it is.
    static void alone(Handle h, String what, List<String> troubles, Runnable work) {
        Savepoint.undoes(h, BEFORE, work).ifPresent(e -> troubles.add(of(what, e)));
    }
}
