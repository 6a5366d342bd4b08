package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseProbe;
import bellwether.platform.db.DatabaseUnavailable;

/// Whether the database's schema and this program go together.
record SchemaCheck(DatabaseProbe database) implements Check {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public CheckResult run() {
        try {
            DatabaseProbe.Schema schema = database.schema();
            return schema.obstacle()
                    .<CheckResult>map(
                            words -> new CheckResult.Fault(words.replaceAll("\\.$", ""), ""))
                    .orElseGet(() -> standing(schema));
        } catch (DatabaseUnavailable e) {
            return new CheckResult.Fault(String.valueOf(e.getMessage()).replaceAll("\\.$", ""), "");
        }
    }

    private static CheckResult standing(DatabaseProbe.Schema schema) {
        if (schema.pending() > 0) {
            return new CheckResult.Ok(
                    "at version %d; the next start, or ./run.sh migrate, migrates it to %d"
                            .formatted(schema.version(), schema.newest()));
        }
        return new CheckResult.Ok(
                schema.version() > schema.newest()
                        ? "at version %d, newer than this program's %d, and compatible"
                                .formatted(schema.version(), schema.newest())
                        : "up to date, at version " + schema.version());
    }
}
