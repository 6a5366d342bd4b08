package bellwether.platform.db;

import bellwether.platform.base.RootCause;
import java.sql.SQLException;
import java.util.Optional;

/// What a fault is to somebody who may not see statements and their values, as results of jobs show
/// it. The log has the fault itself.
public final class FaultWords {
    private FaultWords() {}

    /// The message of the fault; where the database gave it, what that means; where it has none,
    /// its class.
    public static String of(Throwable fault) {
        Optional<SQLException> sql = DatabaseFault.cause(fault, SQLException.class);
        if (sql.isPresent()) {
            return ofDatabase(fault, sql.get());
        }
        String message = fault.getMessage();
        return message == null ? "internal error: " + RootCause.name(fault) : message;
    }

    private static String ofDatabase(Throwable fault, SQLException sql) {
        if (PassingFault.isFullDisk(fault)) {
            return "the database's disk is full";
        }
        if (PassingFault.undone(fault)) {
            return "other work in the database was in the way";
        }
        if (PassingFault.isOverTime(fault)) {
            return "the database stopped a statement, most likely at its time limit";
        }
        return PassingFault.is(fault)
                ? "the database did not respond"
                : "the database rejected a statement (%s); the log has the reason"
                        .formatted(sql.getSQLState());
    }
}
