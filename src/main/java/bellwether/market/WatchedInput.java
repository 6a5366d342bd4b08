package bellwether.market;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Passes a stream on and tells how far it has been read.
final class WatchedInput extends FilterInputStream {
    private final LongConsumer progress;
    private long count;

    WatchedInput(InputStream in, LongConsumer progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        told(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        told(Math.max(0, read));
        return read;
    }

    private void told(int read) {
        count += read;
        progress.accept(count);
    }
}
