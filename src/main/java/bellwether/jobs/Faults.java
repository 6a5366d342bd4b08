package bellwether.jobs;

import org.jspecify.annotations.Nullable;

/// Says in a line what went wrong, without the statements and values that libraries add.
final class Faults {
    private Faults() {}

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
