package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseProbe;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.embedded.HomeInUse;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether a database answers, lets us in, and is new enough.
final class DatabaseCheck implements Check {
    private final String name;
    private final Optional<DatabaseAddress> given;
    private final Supplier<DatabaseAddress> embedded;
    private @Nullable DatabaseAddress reached;

    /// @param embedded asked when no address is given
    DatabaseCheck(
            String name, Optional<DatabaseAddress> given, Supplier<DatabaseAddress> embedded) {
        this.name = name;
        this.given = given;
        this.embedded = embedded;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CheckResult run() {
        try {
            DatabaseAddress address = given.orElseGet(embedded);
            String version = new DatabaseProbe(address).version();
            reached = address;
            return new CheckResult.Ok(
                    "PostgreSQL %s at %s%s"
                            .formatted(version, address, given.isEmpty() ? ", embedded" : ""));
        } catch (DatabaseUnavailable | HomeInUse e) {
            return new CheckResult.Fault(withoutStop(e), "");
        }
    }

    /// These messages say what to do themselves.
    private static String withoutStop(RuntimeException fault) {
        return String.valueOf(fault.getMessage()).replaceAll("\\.$", "");
    }

    /// Where it answered.
    ///
    /// @throws IllegalStateException when it has not
    DatabaseAddress address() {
        if (reached == null) {
            throw new IllegalStateException("the database has not been reached");
        }
        return reached;
    }
}
