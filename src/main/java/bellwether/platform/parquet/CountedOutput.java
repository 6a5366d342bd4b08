package bellwether.platform.parquet;

import java.io.IOException;
import java.io.OutputStream;

/// Counts what is written: places in the file are told by it.
final class CountedOutput {
    private final OutputStream out;
    private long count;

    CountedOutput(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        count += bytes.length;
    }

    long count() {
        return count;
    }
}
