package bellwether.trading.portfolio.transfer;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rows of a CSV file.
final class TradeLines {
    /// Rows of a file, dividends and deposits among them.
    static final int MOST_ROWS = 20_000;

    private static final int LONGEST_CELL = 64 * 1024;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private TradeLines() {}

    /// @param number its first line in the file, from 1
    record Line(long number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /// The text of a file: UTF-8, UTF-16 where it begins with its mark, else the Western European
    /// encoding of Windows.
    static String text(byte[] file) {
        if (file.length >= 2 && (file[0] & 0xff) + (file[1] & 0xff) == 0xff + 0xfe) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replace("\ufeff", "");
        } catch (CharacterCodingException e) {
            return new String(file, WESTERN);
        }
    }

    /// @throws Refusal where it is no CSV, or too long
    static List<Line> of(String text, char separator) {
        List<Line> lines = new ArrayList<>();
        try (CloseableIterator<CsvRecord> rows = records(text, separator)) {
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                lines.add(new Line(row.getStartingLineNumber(), row.getFields()));
                if (lines.size() > MOST_ROWS) {
                    throw Refusal.of(
                            RefusalKind.INVALID,
                            "too_many_rows",
                            "A file of trades may have at most %,d rows. Send it in several parts, the oldest first."
                                    .formatted(MOST_ROWS));
                }
            }
        } catch (CsvParseException e) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "broken_csv",
                    "After line %d it stops being CSV: is a quote not closed?"
                            .formatted(lines.isEmpty() ? 0 : lines.getLast().number()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static CloseableIterator<CsvRecord> records(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text)
                .iterator();
    }
}
