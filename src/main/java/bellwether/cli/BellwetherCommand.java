package bellwether.cli;

import picocli.CommandLine.Command;

/// The program as a whole, whose commands are the others.
@Command(
        name = "./run.sh",
        mixinStandardHelpOptions = true,
        description = {
            "Self-hosted stock analysis. Without a command: build if sources changed, then serve on"
                    + " PORT.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "./run.sh COMMAND --help describes a command. Settings are environment variables, such"
                    + " as PORT,",
            "DATABASE_URL and MASTER_API_KEY; src/site/markdown/settings.md lists all of them.",
            "Exit codes: 0 success, 1 failure, 2 invalid arguments or settings."
        })
final class BellwetherCommand {}
