package bellwether.platform.doctor;

import bellwether.platform.db.PartsProbe;
import java.time.InstantSource;

/// Whether all parts of the tables that are divided can be read, and whether there is one for this
/// month. Without it rows lie in the table's rest, so that is no fault.
record PartsCheck(PartsProbe database, InstantSource clock) implements Check {
    @Override
    public String name() {
        return "parts";
    }

    @Override
    public CheckResult run() {
        PartsProbe.Finding found = database.look(clock.instant());
        if (!found.broken().isEmpty()) {
            return new CheckResult.Fault(
                    String.join("; ", found.broken()),
                    "Attach what is lone again (alter table … attach partition …), or drop it;"
                            + " start the servers of parts elsewhere.");
        }
        return found.late().isEmpty()
                ? new CheckResult.Ok(
                        "%d of %d tables, all read".formatted(found.parts(), found.tables()))
                : new CheckResult.Warning(
                        "no part for this month: " + String.join(", ", found.late()),
                        "Run ./run.sh maintain; the service does it each night.");
    }
}
