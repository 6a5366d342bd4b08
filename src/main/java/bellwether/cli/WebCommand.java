package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `web`.
@Command(
        name = "web",
        mixinStandardHelpOptions = true,
        description = "serve without working on jobs")
final class WebCommand implements Callable<Integer> {
    private final Program program;

    WebCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.web();
    }
}
