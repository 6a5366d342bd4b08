package bellwether.cli;

import bellwether.platform.base.DidYouMean;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: all commands, and what is said when one is called wrongly. Exit codes are 0
/// for done, 1 for failed outside, 2 for called or set up wrongly.
public final class CommandLines {
    /// The exit code for arguments that cannot be understood.
    public static final int WRONG_USAGE = 2;

    /// Commands of the script, which know the source tree; here they are listed only.
    private static final Map<String, String> OF_THE_SCRIPT =
            Map.of(
                    "build",
                    "build only, with a cache that saves 40 %% of the startup work",
                    "test",
                    "build, and run every check and test; test long: the slow ones, test"
                            + " page: the page in each state in Chromium, test pooled: those"
                            + " behind PgBouncer",
                    "bench",
                    "run a benchmark; without a name, list them",
                    "chaos",
                    "kill and disconnect the job engine while it works; print what was" + " lost",
                    "soak",
                    "simulate the days of a market with the whole service; print times and counts",
                    "pictures",
                    "take the README's pictures of the page anew; takes Chromium");

    private CommandLines() {}

    /// Runs the command that these arguments call, and gives its exit code. A service is started
    /// without building the parser of all commands, which would take a fifth of its start.
    ///
    /// @param faults says what is wrong when a command throws, and gives the exit code
    public static int execute(
            Program program, List<String> arguments, ToIntFunction<Exception> faults) {
        Callable<Integer> parsed =
                () -> of(program, faults).execute(arguments.toArray(String[]::new));
        Callable<Integer> command =
                switch (arguments.size() == 1 ? arguments.getFirst() : "") {
                    case "serve" -> program::serve;
                    case "web" -> program::web;
                    case "worker" -> program::worker;
                    default -> parsed;
                };
        try {
            return command.call();
        } catch (Exception e) { // as the parser gives what a command throws
            return faults.applyAsInt(e);
        }
    }

    /// All commands over one program.
    ///
    /// @param faults says what is wrong when a command throws, and gives the exit code
    public static CommandLine of(Program program, ToIntFunction<Exception> faults) {
        CommandLine all =
                new CommandLine(new BellwetherCommand())
                        .addSubcommand(new ServeCommand(program))
                        .addSubcommand(new WebCommand(program))
                        .addSubcommand(new WorkerCommand(program))
                        .addSubcommand(new AnalyzeCommand(program))
                        .addSubcommand(new BacktestCommand(program))
                        .addSubcommand(new ScreenCommand(program))
                        .addSubcommand(new JobsCommand(program))
                        .addSubcommand(new ResultsCommand(program))
                        .addSubcommand(new BarsCommand(program))
                        .addSubcommand(new ImportCommand(program))
                        .addSubcommand(new DeleteCommand(program))
                        .addSubcommand(new SamplesCommand(program))
                        .addSubcommand(new MigrateCommand(program))
                        .addSubcommand(new BackupCommand(program))
                        .addSubcommand(new RestoreCommand(program))
                        .addSubcommand(new DoctorCommand(program))
                        .addSubcommand(new MaintainCommand(program))
                        .addSubcommand(new GoldenCommand(program))
                        .addSubcommand(new ScenariosCommand(program))
                        .addSubcommand(new TrainCommand(program));
        OF_THE_SCRIPT.keySet().stream()
                .sorted()
                .forEach(name -> all.addSubcommand(ofTheScript(name, program)));
        all.addSubcommand(new CompletionCommand(all, program))
                .addSubcommand(new CommandLine.HelpCommand());
        all.registerConverter(BigDecimal.class, CommandLines::amount);
        all.getCommandSpec().version("Bellwether " + program.version());
        all.setOut(new PrintWriter(program.out(), true, StandardCharsets.UTF_8));
        all.setErr(new PrintWriter(program.err(), true, StandardCharsets.UTF_8));
        all.setUsageHelpWidth(100);
        all.setParameterExceptionHandler((wrong, _) -> refuse(wrong));
        all.setExecutionExceptionHandler((fault, _, _) -> faults.applyAsInt(fault));
        return all;
    }

    private static BigDecimal amount(String typed) {
        try {
            return new BigDecimal(typed);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException(
                    "must be a number such as 100000, was \"%s\"".formatted(typed));
        }
    }

    private static CommandLine ofTheScript(String name, Program program) {
        Callable<Integer> advice =
                () -> {
                    program.err().printf("%s is a command of ./run.sh, in the source tree%n", name);
                    return WRONG_USAGE;
                };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(advice).name(name);
        spec.usageMessage().description(OF_THE_SCRIPT.get(name));
        return new CommandLine(spec);
    }

    private static int refuse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .printf(
                        "%s%n%s%nSee %s --help%n",
                        message(wrong), command.getHelp().fullSynopsis().strip(), name);
        return WRONG_USAGE;
    }

    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(wrong.getMessage());
        }
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        List<String> rest = unmatched.getUnmatched();
        String first = rest.getFirst();
        if (first.startsWith("-")) {
            String option = first.replaceAll("=.*", "");
            return "Unknown option " + option + known(command.optionsMap().keySet(), option);
        }
        if (!command.subcommands().isEmpty()) {
            return "Unknown command " + first + known(command.subcommands().keySet(), first);
        }
        return "%s takes %s, was given %s"
                .formatted(
                        command.name(),
                        command.positionalParameters().isEmpty()
                                ? "no arguments"
                                : "fewer arguments",
                        String.join(" ", rest));
    }

    private static String known(Set<String> names, String typed) {
        return DidYouMean.ending(names, typed);
    }
}
