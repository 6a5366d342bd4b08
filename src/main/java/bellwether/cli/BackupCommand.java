package bellwether.cli;

import bellwether.platform.db.backup.Backups;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup FILE`.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "write the database to a file and verify it with a trial restore into a scratch database; the service may keep running")
final class BackupCommand implements Callable<Integer> {
    private final Program program;

    @Option(names = "--untried", description = "skip the trial restore")
    private boolean untried;

    @Parameters(paramLabel = "FILE", description = "the file to write, which must not exist")
    private Path file = Path.of("");

    BackupCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        int code =
                new Backups(program.schemaAddress(), program.out(), program.err())
                        .write(file, !untried, program.version(), Instant.now());
        if (code != 0) {
            program.backupFailed(file);
        }
        return code;
    }
}
