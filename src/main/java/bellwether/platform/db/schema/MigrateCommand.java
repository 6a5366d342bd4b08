package bellwether.platform.db.schema;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.ServerCheck;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// `migrate [status | up [N] | down [N] [--yes] | stamp N | check]`.
public final class MigrateCommand {
    public static final int WRONG_USAGE = 2;
    private static final String USAGE =
            "Usage: ./run.sh migrate [status | up [N] | down [N] [--yes] | stamp N | check]; N is a schema version, 0 the empty one";
    private static final List<String> WITHOUT_NUMBER = List.of("status", "check");

    private final PrintStream out;
    private final PrintStream err;

    public MigrateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @param yes whether data may be taken away
    private record Call(String verb, OptionalInt version, boolean yes) {}

    /// What is wrong with the arguments, if anything.
    public static Optional<String> complaint(List<String> arguments) {
        return parse(arguments).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "migrate does not understand \"%s\". %s"
                                .formatted(String.join(" ", arguments), USAGE));
    }

    private static Optional<Call> parse(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean yes = rest.remove("--yes");
        String verb = rest.isEmpty() ? "up" : rest.removeFirst();
        if (!List.of("status", "up", "down", "stamp", "check").contains(verb)
                || (yes && !verb.equals("down"))
                || rest.size() > 1
                || (WITHOUT_NUMBER.contains(verb) && !rest.isEmpty())
                || (verb.equals("stamp") && rest.isEmpty())
                || (!rest.isEmpty() && !rest.getFirst().matches("\\d{1,6}"))) {
            return Optional.empty();
        }
        return Optional.of(
                new Call(
                        verb,
                        rest.isEmpty()
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(rest.getFirst())),
                        yes));
    }

    /// Runs it and gives the exit code: 0 done, 1 the check found something, 2 wrongly called.
    ///
    /// @throws DatabaseUnavailable saying why the database cannot be used
    public int run(DatabaseAddress address, Duration patience, List<String> arguments) {
        Call call = parse(arguments).orElseThrow();
        ServerCheck.await(address, patience);
        try {
            if (call.verb().equals("check")) {
                return check(address);
            }
            return run(new Migrations(address, MigrationFiles.packed()), call);
        } catch (WrongMigrationCall e) {
            err.println(e.getMessage());
            return WRONG_USAGE;
        }
    }

    private int run(Migrations migrations, Call call) {
        switch (call.verb()) {
            case "status" -> {
                return status(migrations);
            }
            case "up" -> up(migrations, call.version().orElse(migrations.files().newest()));
            case "down" -> down(migrations, call);
            default -> stamp(migrations, call.version().orElseThrow());
        }
        return 0;
    }

    private void up(Migrations migrations, int target) {
        migrations.files().requireKnown(target);
        int now = migrations.standing().version();
        if (now > target && target < migrations.files().newest()) {
            throw new WrongMigrationCall(
                    "The schema is at version %d already. To take it back: ./run.sh migrate down %d"
                            .formatted(now, target));
        }
        int applied = migrations.up(target);
        int reached = migrations.standing().version();
        out.println(
                applied == 0
                        ? "The schema is up to date, at version %d.".formatted(reached)
                        : "The schema is at version %d now.".formatted(reached));
    }

    private void down(Migrations migrations, Call call) {
        MigrationUndo undo = new MigrationUndo(migrations, call.yes(), out::println);
        int back =
                call.version().isPresent() ? undo.down(call.version().getAsInt()) : undo.downOne();
        out.println(
                "%s The schema is at version %d now."
                        .formatted(
                                back == 0 ? "Nothing to take back." : "Done.",
                                migrations.standing().version()));
    }

    private void stamp(Migrations migrations, int version) {
        new StampCommand(migrations).stamp(version);
        out.println(
                "The history says version %d now; nothing else was touched.".formatted(version));
    }

    private int status(Migrations migrations) {
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
                "The schema is at version %d; this program knows %d."
                        .formatted(standing.version(), migrations.files().newest()));
        migrations.refuseObstacle(standing);
        return 0;
    }

    private static String state(MigrationState state) {
        return state.getDisplayName().toLowerCase(Locale.ROOT);
    }

    private static String undo(Optional<Migration> known) {
        return known.map(m -> m.undo().isPresent() ? "can be taken back" : "has no undo file")
                .orElse("of a newer program");
    }

    private int check(DatabaseAddress server) {
        try (ScratchDatabase scratch = ScratchDatabase.beside(server)) {
            List<LintFinding> findings =
                    new MigrationCheck(
                                    new Migrations(scratch.address(), MigrationFiles.packed()),
                                    out::println)
                            .run();
            findings.forEach(err::println);
            out.println(
                    findings.isEmpty()
                            ? "The migrations are sound."
                            : "%d findings.".formatted(findings.size()));
            return findings.isEmpty() ? 0 : 1;
        }
    }
}
