package bellwether.platform.db.schema;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.ServerCheck;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// What can be done to the schema of a database, each with a line that says what was done. A
/// `WrongMigrationCall` says what cannot.
public final class SchemaTasks {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Migrations migrations;
    private final PrintStream out;

    SchemaTasks(Migrations migrations, PrintStream out) {
        this.migrations = migrations;
        this.out = out;
    }

    /// Waits until the database answers.
    ///
    /// @throws DatabaseUnavailable saying why it cannot be used
    public static SchemaTasks at(DatabaseAddress address, PrintStream out) {
        ServerCheck.await(address, PATIENCE);
        return new SchemaTasks(new Migrations(address, MigrationFiles.packed()), out);
    }

    /// Up to a version, or to the newest.
    public void up(OptionalInt version) {
        int target = version.orElse(migrations.files().newest());
        migrations.files().requireKnown(target);
        int now = migrations.standing().version();
        if (now > target && target < migrations.files().newest()) {
            throw new WrongMigrationCall(
                    "The schema is already at version %d. To undo: ./run.sh migrate down %d"
                            .formatted(now, target));
        }
        int applied = migrations.up(target);
        int reached = migrations.standing().version();
        out.println(
                applied == 0
                        ? "The schema is up to date, at version %d.".formatted(reached)
                        : "The schema is now at version %d.".formatted(reached));
    }

    /// Down to a version, or by one.
    ///
    /// @param yes whether data may go
    public void down(OptionalInt version, boolean yes) {
        MigrationUndo undo = new MigrationUndo(migrations, yes, out::println);
        int back = version.isPresent() ? undo.down(version.getAsInt()) : undo.downOne();
        out.println(
                "%s The schema is now at version %d."
                        .formatted(
                                back == 0 ? "Nothing to undo." : "Done.",
                                migrations.standing().version()));
    }

    /// Writes into the history that the schema is at a version, and runs nothing.
    public void stamp(int version) {
        new SchemaStamp(migrations).stamp(version);
        out.println("The history now has version %d; nothing else was changed.".formatted(version));
    }

    /// Each migration, whether it is applied and can be undone.
    ///
    /// @throws DatabaseUnavailable when this program must not touch the database
    public void status() {
        SchemaStatus standing = migrations.standing();
        for (MigrationInfo migration : standing.all()) {
            int version = SchemaStatus.number(migration);
            out.println(
                    "%4d  %-30s %-16s %s"
                            .formatted(
                                    version,
                                    migration.getDescription(),
                                    state(migration.getState()),
                                    undo(migrations.files().find(version))));
        }
        out.println(
                "The schema is at version %d; this program supports %d."
                        .formatted(standing.version(), migrations.files().newest()));
        migrations.refuseObstacle(standing);
    }

    private static String state(MigrationState state) {
        return state.getDisplayName().toLowerCase(Locale.ROOT);
    }

    private static String undo(Optional<Migration> known) {
        return known.map(m -> m.undo().isPresent() ? "can be undone" : "has no undo file")
                .orElse("of a newer program");
    }
}
