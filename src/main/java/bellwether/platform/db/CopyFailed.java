package bellwether.platform.db;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/// The database or the way to it failed in the middle of a COPY.
public final class CopyFailed extends JdbiException {
    private static final long serialVersionUID = 1;

    public CopyFailed(SQLException cause) {
        super("COPY failed: " + cause.getMessage(), cause);
    }
}
