package bellwether.market.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into parts. When it breaks off, what came of the last part is given first, and
/// only the call after that tells of it.
final class PartReader {
    private final InputStream in;
    private final byte[] buffer;
    private @Nullable IOException fault;

    PartReader(InputStream in, int size) {
        this.in = in;
        this.buffer = new byte[size];
    }

    /// The next part; empty at the end.
    byte[] next() throws IOException {
        int size = 0;
        while (fault == null && size < buffer.length) {
            int count = read(size);
            if (count < 0) {
                break;
            }
            size += count;
        }
        if (size == 0 && fault != null) {
            throw fault;
        }
        return Arrays.copyOf(buffer, size);
    }

    private int read(int size) {
        try {
            return in.read(buffer, size, buffer.length - size);
        } catch (IOException e) {
            fault = e;
            return -1;
        }
    }
}
