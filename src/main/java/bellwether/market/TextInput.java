package bellwether.market;

import bellwether.web.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/// Opens the characters of a file: unpacked when its first bytes say gzip, whatever its name, and
/// decoded as its byte order mark says, else as UTF-8. Their end is marked.
final class TextInput {
    private static final int BUFFER = 64 * 1024;

    /// A file that unpacks to more than this is not one of prices.
    private static final long MOST_BYTES = 16L << 30;

    /// Gzip within gzip happens: a packed file sent with a packed transfer.
    private static final int MOST_LAYERS = 2;

    private TextInput() {}

    static BufferedReader open(InputStream raw) throws IOException {
        Peekable bytes = new Peekable(raw, BUFFER);
        if (bytes.startsWith()) {
            throw Refusal.of(400, "empty_file", "There is nothing in it: 0 bytes.");
        }
        for (int layer = 0; layer < MOST_LAYERS && bytes.startsWith(0x1f, 0x8b); layer++) {
            InputStream unpacked = new GZIPInputStream(bytes, BUFFER);
            bytes = new Peekable(new LimitedInput(unpacked, MOST_BYTES), BUFFER);
        }
        Reader text = new InputStreamReader(bytes, charset(bytes));
        return new BufferedReader(new EndMarked(text), BUFFER);
    }

    private static Charset charset(Peekable bytes) throws IOException {
        if (bytes.startsWith(0xef, 0xbb, 0xbf)) {
            bytes.skipNBytes(3);
        } else if (bytes.startsWith(0xff, 0xfe) || bytes.startsWith(0xfe, 0xff)) {
            return StandardCharsets.UTF_16;
        }
        return StandardCharsets.UTF_8;
    }
}
