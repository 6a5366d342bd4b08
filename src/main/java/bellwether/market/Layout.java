package bellwether.market;

import java.io.BufferedReader;
import java.io.IOException;

/// How a file is built, as its first rows show.
///
/// @param json whether its rows are JSON objects
/// @param separator of its cells
/// @param skipped how many records stand before the first row of data
/// @param divisor what its prices are divided by: 10,000 for those that come as whole numbers
record Layout(
        boolean json, char separator, int skipped, Columns columns, Decimal decimal, int divisor) {

    /// The rows of data, from the beginning of the file on.
    PriceTable table(BufferedReader text) throws IOException {
        if (json) {
            return new JsonTable(text, columns.header());
        }
        CsvTable table = new CsvTable(text, separator, columns.header().size());
        for (int record = 0; record < skipped && table.hasNext(); record++) {
            table.next();
        }
        return table;
    }

    String separatorInWords() {
        if (json) {
            return "json";
        }
        return switch (separator) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            default -> String.valueOf(separator);
        };
    }

    boolean hasHeader() {
        return json || skipped > 0;
    }
}
