package bellwether.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `completion`: a script for bash and zsh.
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "print a completion script for bash and zsh: source <(./run.sh completion)")
final class CompletionCommand implements Runnable {
    private final CommandLine all;
    private final Program program;

    CompletionCommand(CommandLine all, Program program) {
        this.all = all;
        this.program = program;
    }

    @Override
    public void run() {
        program.out().print(AutoComplete.bash("run.sh", all));
        program.out().flush();
    }
}
