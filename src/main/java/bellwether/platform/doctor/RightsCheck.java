package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseProbe;
import java.util.Optional;

/// Whether migrations may make and change what they have to.
record RightsCheck(DatabaseProbe database) implements Check {
    @Override
    public String name() {
        return "rights";
    }

    @Override
    public CheckResult run() {
        DatabaseProbe.Rights rights = database.rights();
        Optional<String> schema = rights.schema();
        if (schema.isEmpty()) {
            return new CheckResult.Fault(
                    "user %s has no schema to work in".formatted(rights.user()),
                    "As its owner: create schema public; or set the user's search_path.");
        }
        if (!rights.create()) {
            return new CheckResult.Fault(
                    "user %s may not create tables in schema %s"
                            .formatted(rights.user(), schema.get()),
                    "As its owner: grant create on schema %s to %s;"
                            .formatted(schema.get(), rights.user()));
        }
        if (!rights.foreign().isEmpty()) {
            return new CheckResult.Fault(
                    "user %s does not own %s"
                            .formatted(rights.user(), String.join(", ", rights.foreign())),
                    "Use the user who created them, or as an administrator: reassign owned by …;");
        }
        return new CheckResult.Ok(
                "user %s may create in schema %s and owns what is there"
                        .formatted(rights.user(), schema.get()));
    }
}
