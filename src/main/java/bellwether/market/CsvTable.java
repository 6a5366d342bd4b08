package bellwether.market;

import static java.util.Objects.requireNonNull;

import bellwether.web.Refusal;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file, one at a time, after its header has been read and the separator been
/// seen in it.
final class CsvTable implements AutoCloseable {
    private static final int LONGEST_HEADER = 32 * 1024;

    /// A field longer than this is a quote that was never closed.
    private static final int LONGEST_FIELD = 64 * 1024;

    private final char separator;
    private final CloseableIterator<CsvRow> rows;
    private final List<String> header = new ArrayList<>();
    private @Nullable CsvRow ahead;

    private CsvTable(char separator, CloseableIterator<CsvRow> rows) {
        this.separator = separator;
        this.rows = rows;
    }

    static CsvTable open(BufferedReader text) throws IOException {
        char separator = separator(text);
        CsvReader<CsvRow> reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .build(new CsvRow(), text);
        CsvTable table = new CsvTable(separator, reader.iterator());
        table.readHeader();
        return table;
    }

    private void readHeader() throws IOException {
        if (!hasNext()) {
            throw Refusal.of(400, "empty_file", "There is nothing in it but blank lines.");
        }
        CsvRow first = next();
        for (int field = 0; field < first.fields(); field++) {
            header.add(first.field(field));
        }
    }

    List<String> header() {
        return List.copyOf(header);
    }

    char separator() {
        return separator;
    }

    boolean hasNext() throws IOException {
        try {
            while (ahead == null && rows.hasNext()) {
                CsvRow row = rows.next();
                ahead = row.isEnd() ? null : row;
            }
            return ahead != null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw Refusal.of(422, "broken_csv", "It stops being CSV: " + e.getMessage());
        }
    }

    /// The next record; it is only good until the one after it is asked for.
    CsvRow next() {
        CsvRow row = requireNonNull(ahead, "ask hasNext first");
        ahead = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /// Of comma, semicolon and tab the one that the first line has most of, outside quotes.
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        int[] counts = new int[3];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int c = text.read();
            if (c < 0 || (begun && !quoted && (c == '\n' || c == '\r'))) {
                break;
            }
            begun |= c > ' ';
            quoted ^= c == '"';
            int kind = ",;\t".indexOf(c);
            if (kind >= 0 && !quoted) {
                counts[kind]++;
            }
        }
        text.reset();
        int most = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[most] ? 2 : most);
    }
}
