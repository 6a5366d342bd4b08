package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `maintain`: what the nights' job does, at once.
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description = {
            "run the nightly maintenance now: remove expired data, create the coming months' partitions, vacuum; print the result",
            "KEEP_ANALYSES_DAYS and similar settings set the retention: see src/site/markdown/settings.md."
        })
final class MaintainCommand implements Callable<Integer> {
    private final Program program;

    MaintainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.maintenance().now(program.out(), program.err());
    }
}
