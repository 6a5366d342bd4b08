package bellwether.cli;

import bellwether.platform.base.CountedNoun;
import bellwether.trading.execution.scenario.ScenarioDifference;
import bellwether.trading.execution.scenario.ScenarioReport;
import bellwether.trading.execution.scenario.UnreadableScenario;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `scenarios`.
@Command(
        name = "scenarios",
        mixinStandardHelpOptions = true,
        description = {
            "replay fill scenarios (small markets with orders and expected fills) and print each difference",
            "Each difference is printed with the case, what was expected and what was computed. Needs no database.",
            "Exit codes: 0 all as expected, 1 differences, 2 a file cannot be read or has no cases."
        })
final class ScenariosCommand implements Callable<Integer> {
    private static final int DIFFERENCES = 1;

    private final Program program;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "CSV with id,section,about,settings,bars,actions,orders,fills,end")
    private List<Path> files = List.of();

    ScenariosCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        int code = 0;
        for (Path file : files) {
            code = Math.max(code, replay(file));
        }
        return code;
    }

    private int replay(Path file) {
        try {
            ScenarioReport report = ScenarioReport.of(file);
            if (report.cases() == 0) {
                return unreadable(file, "has no cases, so nothing was checked");
            }
            report.differences().stream()
                    .map(ScenarioDifference::words)
                    .forEach(program.out()::println);
            program.out()
                    .println(
                            "%s: %s, %d as expected, %d with differences"
                                    .formatted(
                                            file,
                                            new CountedNoun(report.cases(), "case"),
                                            report.passed(),
                                            report.cases() - report.passed()));
            return report.differences().isEmpty() ? 0 : DIFFERENCES;
        } catch (UnreadableScenario e) {
            return unreadable(file, String.valueOf(e.getMessage()));
        } catch (NoSuchFileException _) {
            return unreadable(file, "there is no such file");
        } catch (IOException e) {
            return unreadable(file, "cannot be read: " + e.getMessage());
        }
    }

    private int unreadable(Path file, String words) {
        program.err().println(file + ": " + words);
        return CommandLines.WRONG_USAGE;
    }
}
