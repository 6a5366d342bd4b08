package bellwether.desk.alert;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.doctor.CheckResult;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// The tables of channels and rules as a command finds them: in a database that may be away, or
/// older.
final class ChannelTables {
    private ChannelTables() {}

    /// Reads from those of channels and judges what was read; skipped when they cannot be read.
    static <R> CheckResult judge(
            Supplier<DatabaseAddress> database,
            Function<Handle, R> read,
            Function<R, CheckResult> judgement) {
        return judge(database, "channel", read, judgement);
    }

    /// Reads from a table and judges what was read; skipped when it cannot be read.
    static <R> CheckResult judge(
            Supplier<DatabaseAddress> database,
            String table,
            Function<Handle, R> read,
            Function<R, CheckResult> judgement) {
        Optional<R> found;
        try (Database opened = Database.open(database.get(), "doctor", new PoolSettings(0, 1))) {
            found =
                    opened.jdbi()
                            .withHandle(h ->
                                    isThere(h, table)
                                            ? Optional.of(read.apply(h))
                                            : Optional.empty());
        } catch (RuntimeException e) {
            return new CheckResult.Skipped(
                    e instanceof JdbiException
                            ? "the database does not answer"
                            : "the database cannot be used");
        }
        return found.map(judgement)
                .orElseGet(() ->
                        new CheckResult.Skipped(
                                "the schema is older than %ss"
                                        .formatted(table.replace("alert_", ""))));
    }

    private static boolean isThere(Handle h, String table) {
        return h.createQuery("select to_regclass(:table) is not null")
                .bind("table", table)
                .mapTo(Boolean.class)
                .one();
    }
}
