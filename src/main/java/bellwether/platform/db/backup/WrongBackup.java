package bellwether.platform.db.backup;

/// A backup that cannot be made or put back; the message says why, and goes on after "…: ".
final class WrongBackup extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongBackup(String message) {
        super(message);
    }

    WrongBackup(String message, Throwable cause) {
        super(message, cause);
    }
}
