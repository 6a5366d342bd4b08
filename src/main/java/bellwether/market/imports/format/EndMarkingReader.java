package bellwether.market.imports.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Adds a line to the end of a text that holds nothing but a mark. A quote that is not closed
/// swallows the mark, and so can be told from a good end.
final class EndMarkingReader extends FilterReader {
    /// No character: Unicode promises never to make it one.
    static final char MARK = '\uffff';

    private static final String LAST_LINE = "\n" + MARK;

    private int added;

    EndMarkingReader(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        return c >= 0 ? c : added < LAST_LINE.length() ? LAST_LINE.charAt(added++) : -1;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count >= 0) {
            return count;
        }
        int rest = Math.min(length, LAST_LINE.length() - added);
        LAST_LINE.getChars(added, added + rest, buffer, offset);
        added += rest;
        return rest > 0 ? rest : -1;
    }
}
