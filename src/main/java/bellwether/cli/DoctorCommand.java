package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "check settings, port, disk, database, schema, clock, connections, Redis, providers and channels, with a remedy for each problem; exit code 1 if there is one")
final class DoctorCommand implements Callable<Integer> {
    private final Program program;

    DoctorCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.doctor();
    }
}
