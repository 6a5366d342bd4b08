package bellwether.market;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream whose next bytes can be looked at. It says that bytes are available until its very end,
/// because `GZIPInputStream` looks for a further member only where they are, and a socket whose
/// next packet is on its way says that there are none.
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

    @Override
    public synchronized int available() throws IOException {
        return startsWith() ? 0 : Math.max(1, super.available());
    }
}
