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

    /// Its class and the first line of its message, in one line.
    public static String line(Throwable fault) {
        Throwable root = of(fault);
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return PrintableText.cut(
                PrintableText.line(root.getClass().getSimpleName() + ": " + message), LONGEST);
    }
}
