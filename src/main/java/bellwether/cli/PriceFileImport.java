package bellwether.cli;

import bellwether.market.bars.ActionCounts;
import bellwether.market.imports.FileName;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.PriceImport;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Imports files of prices and prints the result of each.
final class PriceFileImport {
    private static final int MOST_EXAMPLES = 10;

    private final PriceImport prices;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final Supplier<Optional<String>> full;

    /// @param terminal whether to show progress
    /// @param full why nothing more can be stored, asked before each file
    PriceFileImport(
            PriceImport prices,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            Supplier<Optional<String>> full) {
        this.prices = prices;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.full = full;
    }

    /// Imports a file, or all files of prices in a folder and those beneath it. The exit code is 0
    /// when every one was understood and some row of it taken, else 1.
    int run(Path file, ImportOptions options) {
        if (!Files.isDirectory(file)) {
            return one(file, options, report -> ListingText.show(out, report));
        }
        try (Stream<Path> found = Files.walk(file)) {
            List<Path> files =
                    found.filter(Files::isRegularFile)
                            .filter(path -> FileName.of(path).isOfPrices())
                            .sorted()
                            .toList();
            return files.isEmpty()
                    ? fail(file, "is a folder without price files, such as .csv or .zip")
                    : all(file, files, options);
        } catch (IOException | UncheckedIOException e) {
            return fail(file, "cannot be read: " + e.getMessage());
        }
    }

    private int all(Path folder, List<Path> files, ImportOptions options) {
        ListingText table = new ListingText(out);
        int worst = 0;
        for (Path file : files) {
            worst = Math.max(worst, one(file, options, table.of(folder.relativize(file))));
        }
        table.print();
        return worst;
    }

    private int fail(Path file, String words) {
        err.println(file + ": " + words);
        return 1;
    }

    private int one(Path file, ImportOptions options, Consumer<ImportReport> done) {
        if (!Files.exists(file)) {
            return fail(file, "there is no such file");
        }
        // a dry run stores nothing, and so needs no room
        Optional<String> shortage = options.dry() ? Optional.empty() : full.get();
        if (shortage.isPresent()) {
            return fail(file, "not imported. " + shortage.get());
        }
        try {
            ImportReport report = imported(file, options);
            print(file, report);
            done.accept(report);
            boolean nothing = report.counts().accepted() == 0;
            boolean refused = report.files().stream().anyMatch(part -> part.report() == null);
            return nothing || refused ? 1 : 0;
        } catch (Refusal refusal) {
            return fail(file, "refused. " + refusal.detail());
        } catch (AccessDeniedException e) {
            return fail(file, "may not be read");
        } catch (IOException e) {
            return fail(file, "cannot be read: " + e.getMessage());
        }
    }

    private ImportReport imported(Path file, ImportOptions options) throws IOException {
        if (!terminal) {
            return prices.importFile(file, options, _ -> {});
        }
        try (ProgressBar bar = new ProgressBar(out, file, Files.size(file))) {
            return prices.importFile(file, options, bar);
        }
    }

    private void print(Path file, ImportReport report) {
        out.printf(
                Locale.ROOT,
                "%s: %s%s%s in %.1f s%n",
                file,
                new CountedNoun(report.counts().rows(), "row"),
                report.content().symbols() == 0
                        ? ", none of them taken,"
                        : " of " + new CountedNoun(report.content().symbols(), "symbol"),
                report.content().first() == null
                        ? ""
                        : ", %s to %s,"
                                .formatted(report.content().first(), report.content().last()),
                report.milliseconds() / 1_000.0);
        if (report.dryRun()) {
            new InterpretationText(out).print(report);
        }
        out.printf(
                Locale.ROOT,
                "  %,d inserted, %,d changed, %,d unchanged, %,d rejected%n",
                report.counts().inserted(),
                report.counts().changed(),
                report.counts().unchanged(),
                report.counts().rejected());
        if (!report.content().actions().equals(ActionCounts.NONE)) {
            out.printf(
                    Locale.ROOT,
                    "  splits and dividends: %,d inserted, %,d changed, %,d unchanged%n",
                    report.content().actions().inserted(),
                    report.content().actions().changed(),
                    report.content().actions().unchanged());
        }
        report.files().stream()
                .filter(part -> part.report() == null)
                .forEach(part -> err.println("  " + part.name() + ": refused. " + part.detail()));
        report.notes().forEach(note -> out.println("  " + note));
        if (report.counts().rejected() > 0) {
            printRejected(report);
        }
    }

    private void printRejected(ImportReport report) {
        out.println(
                "  rejected: "
                        + report.counts().rejectedByReason().entrySet().stream()
                                .map(e -> "%,d %s".formatted(e.getValue(), e.getKey().code()))
                                .collect(Collectors.joining(", ")));
        report.counts().examples().stream()
                .limit(MOST_EXAMPLES)
                .forEach(row -> out.println("    line " + row.line() + ": " + row.detail()));
        if (report.counts().rejected() > MOST_EXAMPLES) {
            out.println("    …");
        }
    }
}
