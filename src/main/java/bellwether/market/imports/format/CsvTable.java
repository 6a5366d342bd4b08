package bellwether.market.imports.format;

import static java.util.Objects.requireNonNull;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The records of a CSV file.
public final class CsvTable implements PriceTable {
    private static final int LONGEST_FIELD = 64 * 1024;

    private final CloseableIterator<CsvRow> rows;
    private @Nullable CsvRow ahead;
    private long line;

    /// Reads the rows that follow a header.
    ///
    /// @param fields how many cells the header has
    public CsvTable(Reader text, char separator, int fields) {
        this.rows =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .maxBufferSize(LONGEST_FIELD)
                        .build(new CsvRow(), new QuoteRepairingReader(text, separator, fields))
                        .iterator();
    }

    @Override
    public boolean hasNext() throws IOException {
        try {
            while (ahead == null && rows.hasNext()) {
                CsvRow row = rows.next();
                line = row.line();
                ahead = row.isEnd() ? null : row;
            }
            return ahead != null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CsvParseException) {
                throw refusal(
                        "From line %d on a cell is longer than %,d characters, the most of one: is a quote not closed?"
                                .formatted(line + 1, LONGEST_FIELD));
            }
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault; // the bytes could not be had
            }
            throw refusal("It stops being CSV: " + e.getMessage());
        }
    }

    private static Refusal refusal(String detail) {
        return Refusal.of(RefusalKind.INVALID, "broken_csv", detail);
    }

    @Override
    public CsvRow next() {
        CsvRow row = requireNonNull(ahead, "ask hasNext first");
        ahead = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
