package bellwether.cli;

import bellwether.market.imports.FileInterpretation;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.format.ReadRow;
import bellwether.platform.base.WireNumbers;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints how a file was understood.
final class InterpretationText {
    private final PrintStream out;

    InterpretationText(PrintStream out) {
        this.out = out;
    }

    void print(ImportReport report) {
        out.println("  dry run: nothing is stored; this is what would be");
        FileInterpretation whole = report.understood();
        if (whole != null) {
            print(whole, report);
        }
        for (ImportReport.Part part : report.files()) {
            ImportReport one = part.report();
            FileInterpretation understood = one == null ? null : one.understood();
            if (whole == null && one != null && understood != null) {
                out.println("  " + part.name() + ":");
                print(understood, one);
            }
        }
    }

    private void print(FileInterpretation understood, ImportReport report) {
        line("separator", understood.separator());
        line("header", understood.header() ? "yes" : "no");
        line(
                "columns",
                understood.columns().entrySet().stream()
                        .map(e -> e.getKey() + " = " + e.getValue())
                        .collect(Collectors.joining(", ")));
        line("not used", String.join(", ", understood.unused()));
        line("dates", understood.dates());
        line("decimals", understood.decimals());
        line("prices", understood.priceDivisor() == 1 ? "" : "÷ " + understood.priceDivisor());
        line("order", understood.order());
        line("bars", report.timeframe().code());
        line("tickers", String.join(", ", understood.tickers()));
        rows("first rows", understood.firstRows());
        rows("last rows", understood.lastRows());
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            out.printf(Locale.ROOT, "    %-10s %s%n", name, value);
        }
    }

    private void rows(String name, List<ReadRow> rows) {
        String words = name;
        for (ReadRow row : rows) {
            out.printf(
                    Locale.ROOT,
                    "    %-10s line %d: %s %s  %s %s %s %s  volume %s%n",
                    words,
                    row.line(),
                    row.ticker(),
                    row.time() == null ? row.date() : row.time(),
                    WireNumbers.exact(row.open()),
                    WireNumbers.exact(row.high()),
                    WireNumbers.exact(row.low()),
                    WireNumbers.exact(row.close()),
                    row.volume() == null ? "unknown" : WireNumbers.exact(row.volume()));
            words = "";
        }
    }
}
