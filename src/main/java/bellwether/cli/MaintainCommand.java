package bellwether.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `maintain`: what the nights' job does, at once.
@Command(
        name = "maintain",
        mixinStandardHelpOptions = true,
        description = {
            "do now what is done each night: remove what is over its time, make room for the coming months, vacuum; print what was done",
            "KEEP_ANALYSES_DAYS and others say how long things are kept: see README.md."
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
