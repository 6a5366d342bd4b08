package bellwether.market.imports.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream whose next bytes can be looked at.
public final class PeekableInput extends BufferedInputStream {
    PeekableInput(InputStream in, int size) {
        super(in, size);
    }

    /// Whether these are the next bytes; without any, whether the stream is at its end.
    synchronized boolean startsWith(int... wanted) throws IOException {
        byte[] next = peek(Math.max(1, wanted.length));
        if (wanted.length == 0 || next.length < wanted.length) {
            return wanted.length == 0 && next.length == 0;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((next[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /// The next bytes, fewer at the end.
    public synchronized byte[] peek(int count) throws IOException {
        mark(count + 1);
        try {
            return readNBytes(count);
        } finally {
            reset();
        }
    }
}
