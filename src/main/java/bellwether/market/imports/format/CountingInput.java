package bellwether.market.imports.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes a stream on and knows how many bytes have been read.
public class CountingInput extends FilterInputStream {
    private long count;

    CountingInput(InputStream in) {
        super(in);
    }

    public final long count() {
        return count;
    }

    /// Hears of every reading, and may refuse it.
    void counted(long sofar) {}

    @Override
    public final int read() throws IOException {
        int value = in.read();
        add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        add(Math.max(0, read));
        return read;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }

    private void add(int read) {
        count += read;
        counted(count);
    }
}
