package bellwether.platform.db.schema;

/// What was asked of the schema cannot be done; the message says why and what to do.
public final class WrongMigrationCall extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongMigrationCall(String message) {
        super(message);
    }
}
