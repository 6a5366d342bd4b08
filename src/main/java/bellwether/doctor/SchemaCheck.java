package bellwether.doctor;

import bellwether.db.DatabaseProbe;
import bellwether.db.DatabaseUnavailable;

/// Whether the database's schema and this program go together.
record SchemaCheck(DatabaseProbe database) implements Check {
    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Outcome run() {
        try {
            DatabaseProbe.Schema schema = database.schema();
            return schema.obstacle()
                    .<Outcome>map(words -> new Outcome.Fault(words.replaceAll("\\.$", ""), ""))
                    .orElseGet(() -> standing(schema));
        } catch (DatabaseUnavailable e) {
            return new Outcome.Fault(String.valueOf(e.getMessage()).replaceAll("\\.$", ""), "");
        }
    }

    private static Outcome standing(DatabaseProbe.Schema schema) {
        if (schema.pending() > 0) {
            return new Outcome.Ok(
                    "at version %d; the next start, or ./run.sh migrate, takes it to %d"
                            .formatted(schema.version(), schema.newest()));
        }
        return new Outcome.Ok(
                schema.version() > schema.newest()
                        ? "at version %d, newer than this program's %d, and fits it"
                                .formatted(schema.version(), schema.newest())
                        : "up to date, at version " + schema.version());
    }
}
