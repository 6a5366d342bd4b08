package bellwether.cli;

import bellwether.market.imports.PriceImport;
import bellwether.market.imports.SymbolReport;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Imports tables of symbols and prints the result of each.
final class SymbolTableImport {
    private final PriceImport prices;
    private final PrintStream out;
    private final PrintStream err;
    private final Supplier<Optional<String>> full;

    /// @param full why nothing more can be stored
    SymbolTableImport(
            PriceImport prices, PrintStream out, PrintStream err, Supplier<Optional<String>> full) {
        this.prices = prices;
        this.out = out;
        this.err = err;
        this.full = full;
    }

    /// The exit code: 1 when it is no table of symbols, or has none that is known.
    int run(Path file, boolean dry) {
        try {
            if (Files.isDirectory(file)) {
                return fail(file, "is a folder; --symbols takes files");
            }
            if (!Files.isRegularFile(file)) {
                return fail(file, "there is no such file");
            }
            Optional<String> shortage = dry ? Optional.empty() : full.get();
            if (shortage.isPresent()) {
                return fail(file, "not imported. " + shortage.get());
            }
            SymbolReport report = prices.loadSymbols(file, dry);
            print(file, report);
            return report.changed() + report.unchanged() > 0 ? 0 : 1;
        } catch (Refusal refusal) {
            return fail(file, "refused. " + refusal.detail());
        } catch (AccessDeniedException e) {
            return fail(file, "may not be read");
        } catch (IOException e) {
            return fail(file, "cannot be read: " + e.getMessage());
        }
    }

    private int fail(Path file, String words) {
        err.println(file + ": " + words);
        return 1;
    }

    private void print(Path file, SymbolReport report) {
        out.printf(
                Locale.ROOT,
                "%s: %s%s%n  %,d changed, %,d unchanged, %,d unknown symbols, %,d rejected%n",
                file,
                new CountedNoun(report.rows(), "row"),
                report.dryRun() ? ", nothing stored" : "",
                report.changed(),
                report.unchanged(),
                report.unknown(),
                report.rejected());
        out.println(
                "  taken from it: "
                        + String.join(", ", report.columns().values())
                        + (report.ignored().isEmpty()
                                ? ""
                                : "; not used: " + String.join(", ", report.ignored())));
        if (report.unknown() > 0) {
            out.println(
                    "  without stored prices, so ignored: "
                            + String.join(", ", report.unknownExamples())
                            + (report.unknown() > report.unknownExamples().size() ? ", …" : ""));
        }
        report.examples()
                .forEach(row -> out.println("    line " + row.line() + ": " + row.detail()));
    }
}
