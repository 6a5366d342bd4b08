package bellwether.market.imports;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.PassingFault;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.JdbiException;

/// What an import that the database brought to a halt is told.
final class ImportInterruption {
    private ImportInterruption() {}

    /// @param words make a sentence of the reason, with what is kept so far
    static Refusal by(JdbiException fault, UnaryOperator<String> words) {
        if (!PassingFault.is(fault)) {
            throw fault;
        }
        return PassingFault.isFullDisk(fault)
                ? Refusal.of(
                        RefusalKind.FULL,
                        "disk_full",
                        words.apply("the disk of the database is full"))
                : Refusal.of(
                        RefusalKind.UNAVAILABLE,
                        "database_unavailable",
                        words.apply("the database does not answer just now"));
    }
}
