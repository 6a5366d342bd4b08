package bellwether.cli;

import bellwether.platform.db.backup.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `restore FILE`.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "restore a backup into an empty database: another DATABASE_URL, or a new BELLWETHER_HOME")
final class RestoreCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "FILE", description = "a file written by backup")
    private Path file = Path.of("");

    RestoreCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return new Backups(program.schemaAddress(), program.out(), program.err()).restore(file);
    }
}
