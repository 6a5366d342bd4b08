package bellwether.market;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream whose next bytes can be looked at.
final class Peekable extends BufferedInputStream {
    Peekable(InputStream in, int size) {
        super(in, size);
    }

    /// Whether these are the next bytes; without any, whether the stream is at its end.
    synchronized boolean startsWith(int... wanted) throws IOException {
        mark(wanted.length + 1);
        try {
            for (int value : wanted) {
                if (read() != value) {
                    return false;
                }
            }
            return wanted.length > 0 || read() < 0;
        } finally {
            reset();
        }
    }
}
