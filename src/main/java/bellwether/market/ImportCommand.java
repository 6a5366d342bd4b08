package bellwether.market;

import bellwether.web.Refusal;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `import FILE…`: imports price files and prints what became of each.
public final class ImportCommand {
    private static final String USAGE = "Usage: import [--ticker=NAME] [--source=NAME] FILE…";
    private static final int MOST_EXAMPLES = 10;

    private final Market market;
    private final PrintStream out;
    private final boolean terminal;

    /// Shows progress when the program runs on a terminal.
    public ImportCommand(Market market, PrintStream out) {
        this(
                market,
                out,
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    ImportCommand(Market market, PrintStream out, boolean terminal) {
        this.market = market;
        this.out = out;
        this.terminal = terminal;
    }

    /// Imports each file. The exit code is 0 when every one was understood, else 1.
    public int run(List<String> arguments) {
        Optional<String> ticker = Optional.empty();
        Optional<String> source = Optional.empty();
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--ticker=")) {
                ticker = Optional.of(argument.substring("--ticker=".length()));
            } else if (argument.startsWith("--source=")) {
                source = Optional.of(argument.substring("--source=".length()));
            } else if (argument.startsWith("--")) {
                return complain("unknown option " + argument + "\n" + USAGE);
            } else {
                files.add(argument);
            }
        }
        if (files.isEmpty()) {
            return complain(USAGE);
        }
        if (ticker.isPresent() && ticker.flatMap(Ticker::of).isEmpty()) {
            return complain("--ticker must match " + Ticker.RULE + ", was " + ticker.get());
        }
        if (source.isPresent() && !source.map(SourceName::fits).get()) {
            return complain("--source must be 1 to 200 printable characters");
        }
        ImportOptions options = new ImportOptions(ticker.flatMap(Ticker::of), source);
        return files.stream().mapToInt(file -> one(Path.of(file), options)).max().orElse(1);
    }

    private int complain(String words) {
        out.println(words);
        return 1;
    }

    private int one(Path file, ImportOptions options) {
        if (!Files.isRegularFile(file)) {
            return complain(file + ": there is no such file");
        }
        try {
            ImportReport report = imported(file, options);
            print(file, report);
            return report.rows() > 0 && report.accepted() == 0 ? 1 : 0;
        } catch (Refusal refusal) {
            return complain(file + ": refused. " + refusal.detail());
        } catch (IOException e) {
            return complain(file + ": cannot be read: " + e.getMessage());
        }
    }

    private ImportReport imported(Path file, ImportOptions options) throws IOException {
        if (!terminal) {
            return market.importFile(file, options, _ -> {});
        }
        try (ProgressBar bar = new ProgressBar(out, file, Files.size(file))) {
            return market.importFile(file, options, bar);
        }
    }

    private void print(Path file, ImportReport report) {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows of %,d symbols%s in %.1f s%n",
                file,
                report.rows(),
                report.symbols(),
                report.first() == null
                        ? ""
                        : ", %s to %s,".formatted(report.first(), report.last()),
                report.milliseconds() / 1_000.0);
        out.printf(
                Locale.ROOT,
                "  %,d inserted, %,d changed, %,d unchanged, %,d rejected%n",
                report.inserted(),
                report.changed(),
                report.unchanged(),
                report.rejected());
        report.notes().forEach(note -> out.println("  " + note));
        if (report.rejected() > 0) {
            printRejected(report);
        }
    }

    private void printRejected(ImportReport report) {
        out.println(
                "  rejected: "
                        + report.rejectedByReason().entrySet().stream()
                                .map(e -> "%,d %s".formatted(e.getValue(), e.getKey().code()))
                                .collect(Collectors.joining(", ")));
        report.examples().stream()
                .limit(MOST_EXAMPLES)
                .forEach(row -> out.println("    line " + row.line() + ": " + row.detail()));
        if (report.rejected() > MOST_EXAMPLES) {
            out.println("    …");
        }
    }
}
