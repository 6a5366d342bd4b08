package bellwether.market;

import bellwether.web.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Passes a stream on and refuses it once it turns out longer than allowed.
final class LimitedInput extends FilterInputStream {
    private final long most;
    private long count;

    LimitedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /// How many bytes have been read.
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        add(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void add(int read) {
        count += read;
        if (count > most) {
            throw tooLarge(most);
        }
    }

    static Refusal tooLarge(long most) {
        return Refusal.of(
                413,
                "file_too_large",
                "It is larger than %,d bytes; use the import command, or several files."
                        .formatted(most));
    }
}
