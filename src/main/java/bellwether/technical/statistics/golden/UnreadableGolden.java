package bellwether.technical.statistics.golden;

/// A folder or file of golden numbers that cannot be read, and why.
public final class UnreadableGolden extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableGolden(String message) {
        super(message);
    }

    UnreadableGolden(String message, Throwable cause) {
        super(message, cause);
    }
}
