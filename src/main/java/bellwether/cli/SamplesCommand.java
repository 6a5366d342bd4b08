package bellwether.cli;

import java.util.List;
import picocli.CommandLine.Command;

/// `samples`: what is done with the synthetic symbols of the first start.
@Command(
        name = "samples",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        description = "remove the synthetic sample symbols")
final class SamplesCommand {
    private final Program program;

    SamplesCommand(Program program) {
        this.program = program;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "delete every synthetic symbol; they do not come back")
    int remove() {
        List<String> removed = program.removal().samples(DeleteCommand.HERE);
        program.out()
                .println(
                        removed.isEmpty()
                                ? "There are no synthetic symbols."
                                : "%d synthetic symbols deleted: %s to %s."
                                        .formatted(
                                                removed.size(),
                                                removed.getFirst(),
                                                removed.getLast()));
        return 0;
    }
}
