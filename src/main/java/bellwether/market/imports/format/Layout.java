package bellwether.market.imports.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;

/// How a file is built, as its first rows show.
///
/// @param form what its rows are
/// @param separator of its cells
/// @param decimal unsettled until the numbers have been looked at
/// @param skipped how many records stand before the first row of data
/// @param divisor what its prices are divided by: 10,000 for those that come as whole numbers
/// @param zone of its times, when the file names it beside its rows
public record Layout(
        Form form,
        char separator,
        int skipped,
        PriceColumns columns,
        DecimalMark decimal,
        int divisor,
        Optional<ZoneId> zone) {
    Layout(
            Form form,
            char separator,
            int skipped,
            PriceColumns columns,
            DecimalMark decimal,
            int divisor) {
        this(form, separator, skipped, columns, decimal, divisor, Optional.empty());
    }

    /// What rows can be.
    enum Form {
        /// Lines of cells.
        TABLE,
        /// JSON objects.
        OBJECTS,
        /// The members of one JSON object, each named after its date.
        SERIES
    }

    /// The clock of times that do not say theirs, when the file names it, in its header or beside
    /// its rows.
    public Optional<ZoneId> clock() {
        return zone.or(columns::clock);
    }

    /// The same with this mark in its numbers.
    Layout with(DecimalMark mark) {
        return new Layout(form, separator, skipped, columns, mark, divisor, zone);
    }

    /// The same with these columns.
    Layout with(PriceColumns better) {
        return new Layout(form, separator, skipped, better, decimal, divisor, zone);
    }

    /// The rows of data, from the beginning of the file on.
    public PriceTable table(BufferedReader text) throws IOException {
        return switch (form) {
            case TABLE -> lines(text);
            case OBJECTS -> new JsonTable(text, columns.header());
            case SERIES -> new JsonSeries(text, columns.header());
        };
    }

    private PriceTable lines(BufferedReader text) throws IOException {
        CsvTable table = new CsvTable(text, separator, columns.header().size());
        for (int record = 0; record < skipped && table.hasNext(); record++) {
            table.next();
        }
        return table;
    }

    public String separatorInWords() {
        if (form != Form.TABLE) {
            return "json";
        }
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> String.valueOf(separator);
        };
    }

    public boolean hasHeader() {
        return form != Form.TABLE || skipped > 0;
    }
}
