package bellwether.market.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The bytes of an upload, fetched part by part. They are deleted when its import has an answer: a
/// second import of the same that is under way then breaks off, and takes no cut row for a whole
/// one.
final class SpoolInput extends InputStream {
    private final Jdbi jdbi;
    private final UUID upload;
    private final UploadDao dao = new UploadDao();
    private byte[] part = {};
    private int position;
    private int place;

    SpoolInput(Jdbi jdbi, UUID upload) {
        this.jdbi = jdbi;
        this.upload = upload;
    }

    @Override
    public int read() throws IOException {
        return more() ? part[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0 || !more()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean more() throws IOException {
        if (position == part.length) {
            part = next();
            position = 0;
            place++;
        }
        return position < part.length;
    }

    /// Empty at the end.
    private byte[] next() throws IOException {
        Optional<byte[]> next = jdbi.withHandle(handle -> dao.part(handle, upload, place));
        if (next.isEmpty() && place < jdbi.withHandle(handle -> dao.parts(handle, upload))) {
            throw new IOException(
                    "its bytes are no longer kept, as another request has imported them");
        }
        return next.orElse(new byte[0]);
    }
}
