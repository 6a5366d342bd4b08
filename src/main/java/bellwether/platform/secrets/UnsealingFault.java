package bellwether.platform.secrets;

/// A stored secret cannot be opened; the message says why and what to do.
public final class UnsealingFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsealingFault(String message) {
        super(message);
    }
}
