package bellwether.cli;

import bellwether.platform.db.schema.SchemaTasks;
import bellwether.platform.db.schema.WrongMigrationCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `migrate` and its parts. N is a version of the schema, 0 the empty one.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        commandListHeading = "%nCommands:%n",
        description = {
            "migrate the database schema to the newest version, then exit",
            "N is a version of the schema, 0 the empty one. See migrations/README.md."
        })
final class MigrateCommand implements Callable<Integer> {
    private final Program program;

    MigrateCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return up(Optional.empty());
    }

    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = "to the newest version, or to version N")
    int up(
            @Parameters(paramLabel = "N", arity = "0..1", converter = SchemaVersion.class)
                    Optional<Integer> version) {
        return run(tasks -> tasks.up(number(version)));
    }

    @Command(
            name = "down",
            mixinStandardHelpOptions = true,
            description = "one version back, or to version N")
    int down(
            @Parameters(paramLabel = "N", arity = "0..1", converter = SchemaVersion.class)
                    Optional<Integer> version,
            @Option(names = "--yes", description = "even if data is deleted") boolean yes) {
        return run(tasks -> tasks.down(number(version), yes));
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "list migrations, with whether each is applied and can be undone")
    int status() {
        return run(SchemaTasks::status);
    }

    @Command(
            name = "stamp",
            mixinStandardHelpOptions = true,
            description = "record version N in the schema history without running migrations")
    int stamp(@Parameters(paramLabel = "N", converter = SchemaVersion.class) int version) {
        return run(tasks -> tasks.stamp(version));
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "try each migration and its undo (in the source tree only)",
                "With --squawk, also squawk's advice; with --previous, run the previous release on the new schema."
            })
    int check(@Parameters(hidden = true, arity = "0..*") List<String> ignored) {
        program.err().println("migrate check is a command of ./run.sh, in the source tree");
        return CommandLines.WRONG_USAGE;
    }

    /// What is done to the schema, on a database that answers.
    private interface Task {
        void run(SchemaTasks tasks);
    }

    private int run(Task task) {
        try {
            task.run(SchemaTasks.at(program.schemaAddress(), program.out()));
            return 0;
        } catch (WrongMigrationCall e) {
            program.err().println(e.getMessage());
            return CommandLines.WRONG_USAGE;
        }
    }

    private static OptionalInt number(Optional<Integer> version) {
        return version.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
