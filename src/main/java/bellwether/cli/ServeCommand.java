package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `serve`.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "serve on PORT (default 8080) and work on jobs")
final class ServeCommand implements Callable<Integer> {
    private final Program program;

    ServeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.serve();
    }
}
