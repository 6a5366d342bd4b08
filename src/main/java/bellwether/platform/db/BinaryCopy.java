package bellwether.platform.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes rows into a table by `copy … from stdin (format binary)`: one statement for any number of
/// them, and no value is written as text or escaped on the way. Columns come in the order of the
/// statement, each by the method of its type.
public final class BinaryCopy {
    private static final byte[] SIGNATURE =
            "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BUFFER = 1 << 16;
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /// Within the transaction of the handle; gives the number of rows.
    ///
    /// @param statement such as `copy t (a, b) from stdin (format binary)`
    /// @throws CopyFailed whose cause is the database's
    public static long write(Handle handle, String statement, Consumer<BinaryCopy> rows) {
        try {
            CopyIn copy =
                    handle.getConnection()
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(statement);
            try {
                return new BinaryCopy(copy).write(rows);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new CopyFailed(e);
        }
    }

    private long write(Consumer<BinaryCopy> rows) throws SQLException {
        buffer.put(SIGNATURE).putInt(0).putInt(0);
        try {
            rows.accept(this);
            room(Short.BYTES).putShort((short) -1);
            flush();
        } catch (Unsent e) {
            throw e.why;
        }
        return copy.endCopy();
    }

    /// Begins a row.
    public BinaryCopy row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    public BinaryCopy uuid(UUID value) {
        room(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy bool(boolean value) {
        room(Integer.BYTES + 1).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    public BinaryCopy int4(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    public BinaryCopy float8(@Nullable Double value) {
        ByteBuffer room = room(Integer.BYTES + Double.BYTES);
        if (value == null) {
            room.putInt(-1);
        } else {
            room.putInt(Double.BYTES).putDouble(value);
        }
        return this;
    }

    public BinaryCopy date(@Nullable LocalDate value) {
        if (value == null) {
            room(Integer.BYTES).putInt(-1);
            return this;
        }
        return int4(Math.toIntExact(value.toEpochDay() - EPOCH));
    }

    public BinaryCopy text(String value) {
        return utf8(value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy textOrNull(@Nullable String value) {
        if (value == null) {
            room(Integer.BYTES).putInt(-1);
            return this;
        }
        return text(value);
    }

    /// A text or a JSON document, as its bytes.
    public BinaryCopy utf8(byte[] value) {
        room(Integer.BYTES).putInt(value.length);
        if (value.length <= buffer.remaining()) {
            buffer.put(value);
        } else {
            flush();
            send(value, value.length);
        }
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() {
        send(buffer.array(), buffer.position());
        buffer.clear();
    }

    private void send(byte[] bytes, int length) {
        try {
            copy.writeToCopy(bytes, 0, length);
        } catch (SQLException e) {
            throw new Unsent(e);
        }
    }

    /// Carries a fault of the connection past whoever writes the rows.
    private static final class Unsent extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException why;

        Unsent(SQLException why) {
            super(why);
            this.why = why;
        }
    }
}
