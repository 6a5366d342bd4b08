package bellwether.cli;

import bellwether.research.learning.golden.LearningGolden;
import bellwether.technical.statistics.golden.GoldenComparison;
import bellwether.technical.statistics.golden.GoldenFolder;
import bellwether.technical.statistics.golden.GoldenOutcome;
import bellwether.technical.statistics.golden.GoldenReplay;
import bellwether.technical.statistics.golden.UnreadableGolden;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `golden DIR`.
@Command(
        name = "golden",
        mixinStandardHelpOptions = true,
        description = {
            "recompute a folder of reference statistics and compare each number within its tolerance",
            "Prints a line for each file and each difference.",
            "Exit code 1 when a number differs, 2 when the folder or a file cannot be read."
        })
final class GoldenCommand implements Callable<Integer> {
    private static final int DIFFERS = 1;
    private static final int UNREADABLE = 2;

    private final Program program;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:BELLWETHER_DATA}",
            description =
                    "where the price files lie that the folder's config.json names; else in BELLWETHER_DATA, in the folder or above it, or in ../shared/data")
    private Optional<Path> data = Optional.empty();

    @Parameters(paramLabel = "DIR", description = "a folder with config.json and the files")
    private Path folder = Path.of("");

    GoldenCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        try {
            return print(
                    GoldenReplay.of(GoldenFolder.open(folder, prices()), LearningGolden.checks()));
        } catch (UnreadableGolden e) {
            program.err().println(e.getMessage());
            return UNREADABLE;
        }
    }

    private List<Path> prices() {
        List<Path> folders = new ArrayList<>();
        data.ifPresent(folders::add);
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            folders.add(at);
        }
        folders.add(Path.of("..", "shared", "data"));
        return folders;
    }

    private int print(List<GoldenOutcome> outcomes) {
        int code = 0;
        for (GoldenOutcome outcome : outcomes) {
            code = worse(code, print(outcome));
        }
        return code;
    }

    /// A difference is said before a file that cannot be read.
    private static int worse(int one, int other) {
        return one == DIFFERS || other == DIFFERS ? DIFFERS : Math.max(one, other);
    }

    private int print(GoldenOutcome outcome) {
        PrintStream out = program.out();
        return switch (outcome) {
            case GoldenOutcome.Compared compared -> {
                compared.parts().forEach(part -> out.println(part.words()));
                compared.differences().forEach(line -> out.println("  " + line));
                if (compared.parts().stream().mapToInt(GoldenComparison::count).sum() == 0) {
                    out.println(compared.file() + ": has no numbers, so nothing was checked");
                    yield UNREADABLE;
                }
                yield compared.differences().isEmpty() ? 0 : DIFFERS;
            }
            case GoldenOutcome.Unknown unknown -> {
                out.println(unknown.file() + ": not a file that the product knows");
                yield 0;
            }
            case GoldenOutcome.Unreadable broken -> {
                out.println(broken.file() + ": cannot be compared, " + broken.why());
                yield UNREADABLE;
            }
        };
    }
}
