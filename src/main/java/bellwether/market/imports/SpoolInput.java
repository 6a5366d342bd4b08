package bellwether.market.imports;

import java.io.InputStream;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The bytes of an upload, fetched part by part.
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
    public int read() {
        return more() ? part[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0 || !more()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, into, offset, count);
        position += count;
        return count;
    }

    private boolean more() {
        if (position == part.length) {
            part = jdbi.withHandle(handle -> dao.part(handle, upload, place)).orElse(new byte[0]);
            position = 0;
            place++;
        }
        return position < part.length;
    }
}
