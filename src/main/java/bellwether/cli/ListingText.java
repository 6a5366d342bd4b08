package bellwether.cli;

import bellwether.market.imports.ImportReport;
import bellwether.market.imports.ImportedSymbol;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Prints from where the tickers, exchanges and zones of imported files are known: a sentence for
/// each symbol of a file, or a table of the files of a folder.
final class ListingText {
    private static final int MOST_SHOWN = 10;
    private static final int MOST_MEMBERS = 100;
    private static final List<String> HEADER =
            List.of(
                    "file",
                    "ticker",
                    "ticker from",
                    "exchange",
                    "zone",
                    "length",
                    "bars",
                    "from",
                    "to");

    private final PrintStream out;
    private final List<List<String>> rows = new ArrayList<>();

    ListingText(PrintStream out) {
        this.out = out;
        rows.add(HEADER);
    }

    /// Of one file; of an archive a table of its files.
    static void show(PrintStream out, ImportReport report) {
        if (report.files().size() > 1) {
            ListingText table = new ListingText(out);
            table.add("", report);
            table.print();
        } else {
            shown(report).forEach(one -> out.println("  " + sentence(one)));
            more(report).ifPresent(words -> out.println("  " + words));
        }
    }

    private static List<ImportedSymbol> shown(ImportReport report) {
        return report.listings().stream().limit(MOST_SHOWN).toList();
    }

    private static Optional<String> more(ImportReport report) {
        int left = report.content().symbols() - shown(report).size();
        return left <= 0
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "… and %,d symbols more", left));
    }

    private static String sentence(ImportedSymbol one) {
        return "%s (%s): %s%s; bars of %s, %s"
                .formatted(
                        one.ticker(),
                        tickerFrom(one),
                        exchange(one),
                        zone(one),
                        one.timeframe().code(),
                        one.timeframeFrom().equals("times")
                                ? "by the times between rows"
                                : "one row a day");
    }

    private static String tickerFrom(ImportedSymbol one) {
        return switch (one.tickerFrom()) {
            case "column" -> "from its column";
            case "given" -> "as given";
            case "header" -> "from the header";
            default -> "from the file's name; --ticker=… if not";
        };
    }

    private static String exchange(ImportedSymbol one) {
        if (one.place().exchange() == null) {
            return "exchange unknown; --exchange=…";
        }
        String name = "%s (%s)".formatted(one.place().exchangeName(), one.place().exchange());
        return switch (one.place().exchangeFrom()) {
            case "column" -> name + ", as its rows say";
            case "given" -> name + ", as given";
            case "stated" -> name + ", as set for the symbol";
            case "index" -> name + ", as a listed index";
            case "suffix" -> name + ", by its suffix";
            case "pair" -> name + ", by the form of a pair";
            default -> name + ", by the form of the ticker; --exchange=… if not";
        };
    }

    private static String zone(ImportedSymbol one) {
        return switch (one.place().zoneFrom()) {
            case "rows" -> "; times by the zone in their rows";
            case "given" -> "; times by %s, as given".formatted(one.place().zone());
            case "file" -> "; times by %s, as the file says".formatted(zoneName(one));
            case "exchange" -> "; times by %s, its exchange's clock".formatted(one.place().zone());
            default -> "";
        };
    }

    private static String zoneName(ImportedSymbol one) {
        return "Z".equals(one.place().zone()) ? "UTC" : String.valueOf(one.place().zone());
    }

    /// Takes what became of a file.
    Consumer<ImportReport> of(Path file) {
        return report -> add(file.toString(), report);
    }

    private void add(String name, ImportReport report) {
        if (report.files().size() > 1) {
            addMembers(name.isEmpty() ? "" : name + "/", report.files());
            return;
        }
        shown(report).forEach(one -> rows.add(row(name, one)));
        more(report).ifPresent(words -> rows.add(List.of(name, words)));
    }

    private void addMembers(String folder, List<ImportReport.Part> members) {
        for (ImportReport.Part member :
                members.subList(0, Math.min(members.size(), MOST_MEMBERS))) {
            ImportReport report = member.report();
            if (report != null) {
                add(folder + member.name(), report);
            }
        }
        if (members.size() > MOST_MEMBERS) {
            rows.add(
                    List.of(
                            String.format(
                                    Locale.ROOT,
                                    "%s… and %,d files more",
                                    folder,
                                    members.size() - MOST_MEMBERS)));
        }
    }

    private static List<String> row(String file, ImportedSymbol one) {
        return List.of(
                file,
                one.ticker(),
                one.tickerFrom().replace('_', ' '),
                one.place().exchange() == null ? "unknown" : one.place().exchange(),
                one.place().zone() == null
                        ? (one.place().zoneFrom().equals("rows") ? "rows" : "-")
                        : zoneName(one),
                one.timeframe().code(),
                Long.toString(one.bars()),
                one.first().toString(),
                one.last().toString());
    }

    /// The table, when it has a row.
    void print() {
        if (rows.size() == 1) {
            return;
        }
        out.println();
        int[] widths = widths();
        rows.forEach(row ->
                out.println(
                        IntStream.range(0, row.size())
                                .mapToObj(column ->
                                        ("%-" + widths[column] + "s").formatted(row.get(column)))
                                .collect(Collectors.joining("  "))
                                .stripTrailing()));
        if (rows.stream().anyMatch(row -> row.size() > 2 && row.get(2).equals("file name"))) {
            out.println(
                    "A ticker from a file's name is wrong? Import that file on its own with --ticker=….");
        }
    }

    private int[] widths() {
        return IntStream.range(0, HEADER.size())
                .map(column ->
                        rows.stream()
                                .filter(row -> row.size() == HEADER.size())
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0))
                .toArray();
    }
}
