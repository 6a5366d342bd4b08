package bellwether.market.imports.format;

import bellwether.platform.base.PrintableText;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says of a first line what it lacks to be a header of prices.
final class MissingColumns {
    private static final int LONGEST_SHOWN = 200;

    private MissingColumns() {}

    static Refusal refusal(PriceColumns columns) {
        return Refusal.of(
                RefusalKind.INVALID,
                "columns_missing",
                "These columns are missing: %s. The first line was: %s. %s"
                        .formatted(
                                labels(columns.missing().stream()),
                                shown(columns.header()),
                                advice(columns.header())));
    }

    private static String advice(List<String> header) {
        return header.stream().anyMatch(name -> name.matches("[-+]?[\\d.,]*\\d[\\d.,]*"))
                ? "It looks like a row of data: the file needs a line of column names above it."
                : "A file needs columns named %s; volume and ticker may be added. Names are known in %s.%s"
                        .formatted(
                                neededWords(),
                                HeaderWords.languages(),
                                header.stream().anyMatch(HeaderWords::mayBeGarbled)
                                        ? " Where its letters are wrong, save it as UTF-8."
                                        : "");
    }

    /// The columns that a file must have.
    static String neededWords() {
        return labels(Stream.of(PriceColumn.values()).filter(PriceColumn::isNeeded));
    }

    private static String labels(Stream<PriceColumn> columns) {
        return columns.map(PriceColumn::label).collect(Collectors.joining(", "));
    }

    private static String shown(List<String> header) {
        String line = PrintableText.line(String.join(", ", header));
        return line.length() <= LONGEST_SHOWN ? line : cut(line) + "…";
    }

    private static String cut(String line) {
        int end = Character.isHighSurrogate(line.charAt(LONGEST_SHOWN - 1)) ? 1 : 0;
        return line.substring(0, LONGEST_SHOWN - end);
    }
}
