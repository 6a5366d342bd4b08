package bellwether.market.imports.format;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/// One record of a CSV file, as characters without space around them. The reader hands out this one
/// object again and again: it is only good until the next record.
public final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private static final int MOST_FIELDS = 1_000;

    private char[] text = new char[512];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private Written[] written = new Written[32];
    private int length;
    private boolean unclosed;
    private int count;
    private long line;
    private String broken = "";

    /// How a cell is written.
    enum Written {
        /// As it is.
        PLAIN,
        /// Between quotes.
        QUOTED,
        /// As a number of JSON, whose decimal mark is a point whatever the texts beside it have.
        NUMBER
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        begin(startingLineNumber);
    }

    /// Empties the row for the record that starts on this line.
    void begin(long startingLine) {
        length = 0;
        count = 0;
        unclosed = false;
        broken = "";
        line = startingLine;
    }

    /// Adds a cell behind the others.
    void add(String cell) {
        char[] characters = cell.toCharArray();
        handleField(count, characters, 0, characters.length, false);
    }

    /// Adds a number of JSON behind the other cells.
    void addNumber(String cell) {
        add(cell);
        written[count - 1] = Written.NUMBER;
    }

    /// Says why this is no record at all.
    void isBroken(String why) {
        broken = why;
    }

    /// Why this is no record at all; empty when it is one.
    String broken() {
        return broken;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int size, boolean quoted) {
        if (index >= MOST_FIELDS) {
            return;
        }
        if (index >= starts.length) {
            starts = Arrays.copyOf(starts, index * 2);
            ends = Arrays.copyOf(ends, index * 2);
            written = Arrays.copyOf(written, index * 2);
        }
        count = index + 1;
        written[index] = quoted ? Written.QUOTED : Written.PLAIN;
        int from = offset;
        int to = offset + size;
        unclosed = quoted && size > 0 && buffer[to - 1] == EndMarkingReader.MARK;
        while (from < to && blank(buffer[from])) {
            from++;
        }
        while (to > from && blank(buffer[to - 1])) {
            to--;
        }
        append(index, buffer, from, to);
    }

    private void append(int index, char[] buffer, int from, int to) {
        if (length + to - from > text.length) {
            text = Arrays.copyOf(text, 2 * (length + to - from));
        }
        System.arraycopy(buffer, from, text, length, to - from);
        starts[index] = length;
        length += to - from;
        ends[index] = length;
    }

    private static boolean blank(char c) {
        return c <= ' ' || c == '\u00a0';
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /// The physical line the record starts on, from 1.
    public long line() {
        return line;
    }

    public int fields() {
        return count;
    }

    char[] text() {
        return text;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    public String field(int field) {
        return new String(text, starts[field], ends[field] - starts[field]);
    }

    Written written(int field) {
        return written[field];
    }

    /// Whether a line breaks within one of its fields.
    boolean spansLines() {
        return new String(text, 0, length).indexOf('\n') >= 0;
    }

    /// Whether its last field begins with a quote that the file never closes.
    boolean isUnclosed() {
        return unclosed;
    }

    /// Whether it is no record but the mark at the end of the file.
    boolean isEnd() {
        return length == 1 && text[0] == EndMarkingReader.MARK && !unclosed;
    }

    /// Whether the record is nothing but separators.
    public boolean isBlank() {
        return length == 0;
    }
}
