package bellwether.platform.base;

/// The innermost cause of a fault: what went wrong, without the statements and values that
/// libraries wrap around it.
public final class RootCause {
    private static final int LONGEST = 300;

    private RootCause() {}

    /// The innermost cause, which is the fault itself where it has none.
    public static Throwable of(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    /// Its class alone, for those who may not see statements and addresses.
    public static String name(Throwable fault) {
        return of(fault).getClass().getSimpleName();
    }

    /// Its class and the first line of its message, in one line: for the log, as the message may
    /// name statements, addresses and users.
    public static String line(Throwable fault) {
        Throwable root = of(fault);
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return PrintableText.cut(
                PrintableText.line(root.getClass().getSimpleName() + ": " + message), LONGEST);
    }
}
