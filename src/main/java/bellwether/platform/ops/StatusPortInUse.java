package bellwether.platform.ops;

/// The port for `/health/detailed` belongs to another program.
public final class StatusPortInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    StatusPortInUse(int port) {
        super(
                "HEALTH_PORT %d of 127.0.0.1 is in use. Choose another, or unset HEALTH_PORT."
                        .formatted(port));
    }
}
