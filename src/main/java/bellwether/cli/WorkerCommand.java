package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `worker`.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "work on jobs only; PORT serves /health and /ready")
final class WorkerCommand implements Callable<Integer> {
    private final Program program;

    WorkerCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.worker();
    }
}
