package bellwether.platform.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/// Throws away a connection to a server that has become a standby: the pool sees nothing wrong with
/// it, but every write on it would fail until the end of its life.
final class StandbyEviction implements SQLExceptionOverride {
    private static final String READ_ONLY = "25006";

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException fault) {
        return READ_ONLY.equals(fault.getSQLState())
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }
}
