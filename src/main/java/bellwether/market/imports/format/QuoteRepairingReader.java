package bellwether.market.imports.format;

import java.io.IOException;
import java.io.Reader;

/// Closes quotes that a line of CSV leaves open by mistake, and marks the line, so that it is
/// rejected alone and does not swallow those behind it.
///
/// A quote may be meant to go on over some lines, as in a column of notes. That is believed when it
/// closes soon, at the end of a cell, and the record then has as many cells as the header.
final class QuoteRepairingReader extends Reader {
    private static final int FURTHEST = 4_096;
    private static final int MOST_LINES = 20;
    private static final String MARKED = EndMarkingReader.MARK + "\"";

    private final Reader in;
    private final char separator;
    private final int separators;
    private final char[] buffer = new char[TextInput.BUFFER];
    private int position;
    private int checked;
    private int end;
    private boolean ended;
    private int inserting = MARKED.length();

    private boolean quoted;
    private boolean fieldStart = true;
    private boolean reopens;
    private int seen;

    /// @param fields how many cells the header has
    QuoteRepairingReader(Reader in, char separator, int fields) {
        this.in = in;
        this.separator = separator;
        this.separators = fields - 1;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        while (true) {
            if (position < checked) {
                int count = Math.min(length, checked - position);
                System.arraycopy(buffer, position, into, offset, count);
                position += count;
                return count;
            }
            if (inserting < MARKED.length()) {
                into[offset] = MARKED.charAt(inserting++);
                return 1;
            }
            if (!check()) {
                return -1;
            }
        }
    }

    /// Checks some more characters; false at the end.
    private boolean check() throws IOException {
        if (quoted && checked < end && isBreak(buffer[checked])) {
            decide();
            return true;
        }
        if (checked == end && !fill(1)) {
            return false;
        }
        if (quoted || hasQuote()) {
            walk();
        } else {
            pass();
        }
        return true;
    }

    private boolean hasQuote() {
        for (int i = checked; i < end; i++) {
            if (buffer[i] == '"') {
                return true;
            }
        }
        return false;
    }

    /// The common way, without any quote.
    private void pass() {
        int from = end;
        while (from > checked && !isBreak(buffer[from - 1])) {
            from--;
        }
        seen = from > checked ? 0 : seen;
        for (int i = from; i < end; i++) {
            seen += buffer[i] == separator ? 1 : 0;
        }
        fieldStart = isBreak(buffer[end - 1]) || buffer[end - 1] == separator;
        reopens = false;
        checked = end;
    }

    /// Goes on to the end of the buffer, or to where a line ends within quotes.
    private void walk() {
        for (; checked < end; checked++) {
            if (quoted && isBreak(buffer[checked])) {
                return;
            }
            step(buffer[checked]);
        }
    }

    /// A doubled quote closes and opens again, which comes to the same.
    private void step(char c) {
        if (c == '"' && (quoted || fieldStart || reopens)) {
            quoted = !quoted;
            reopens = !quoted;
            fieldStart = false;
            return;
        }
        reopens = false;
        if (!quoted) {
            fieldStart = c == separator || isBreak(c);
            seen = isBreak(c) ? 0 : c == separator ? seen + 1 : seen;
        }
    }

    /// What is to be made of the line break within quotes that stands next.
    private void decide() throws IOException {
        fill(FURTHEST);
        int from = checked;
        int seenBefore = seen;
        int lines = 0;
        boolean closes = true;
        while (checked < end && checked - from < FURTHEST && lines <= MOST_LINES) {
            char c = buffer[checked];
            if (isBreak(c) && !quoted) {
                break;
            }
            lines += c == '\n' ? 1 : 0;
            closes &= !reopens || c == '"' || c == separator || c == ' ';
            step(c);
            checked++;
        }
        boolean meant =
                closes
                        && !quoted
                        && checked < end
                        && isBreak(buffer[checked])
                        && seen == separators;
        if (!meant) {
            checked = from;
            seen = seenBefore;
            quoted = false;
            reopens = false;
            inserting = 0;
        }
    }

    /// Makes room and reads until so many unchecked characters are there; false when there are none
    /// at all.
    private boolean fill(int wanted) throws IOException {
        System.arraycopy(buffer, position, buffer, 0, end - position);
        checked -= position;
        end -= position;
        position = 0;
        while (!ended && end - checked < wanted) {
            int count = in.read(buffer, end, buffer.length - end);
            ended = count < 0;
            end += Math.max(0, count);
        }
        return checked < end;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
