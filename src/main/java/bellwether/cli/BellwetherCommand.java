package bellwether.cli;

import picocli.CommandLine.Command;

/// The program as a whole, whose commands are the others.
@Command(
        name = "./run.sh",
        mixinStandardHelpOptions = true,
        description = {
            "Self-hosted stock analysis. Without a command: build when something changed, then serve on PORT.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "./run.sh COMMAND --help says more of one. Settings are environment variables, such as PORT,",
            "DATABASE_URL and MASTER_API_KEY; README.md explains each.",
            "Exit codes: 0 done, 1 something outside failed, 2 called or set up wrongly."
        })
final class BellwetherCommand {}
