package bellwether.desk.scan.sweep;

import bellwether.platform.base.RootCause;
import bellwether.platform.db.PassingFault;
import bellwether.research.screen.SweepPart;

/// A part of a sweep failed at a symbol.
final class PartFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PartFault(String message, RuntimeException cause) {
        super(message, cause);
    }

    /// Runs a part's work. What passes by itself is thrown as it is.
    static void guard(SweepPart.Walk walk, String ticker, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            throw new PartFault(
                    "%s failed at %s: %s"
                            .formatted(walk.getClass().getSimpleName(), ticker, RootCause.line(e)),
                    e);
        }
    }
}
