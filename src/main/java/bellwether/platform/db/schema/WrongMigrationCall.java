package bellwether.platform.db.schema;

/// The migrate command was called in a way that cannot be done; the message says why and what to
/// do.
final class WrongMigrationCall extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongMigrationCall(String message) {
        super(message);
    }
}
