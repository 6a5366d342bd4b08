package bellwether.platform.http.server;

/// The certificate or its key cannot be used; the message says why and what to do.
public final class TlsFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    TlsFault(String message) {
        super(message);
    }
}
