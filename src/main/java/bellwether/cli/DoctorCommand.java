package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "check settings, port, disk, database, schema, clock, connections, Redis and providers, and say what to do; exit code 1 when something is wrong")
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
