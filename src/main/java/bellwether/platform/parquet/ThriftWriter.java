package bellwether.platform.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes structures in Thrift's compact protocol, in which Parquet keeps what it says of itself.
/// Fields of a structure come in the order of their numbers.
final class ThriftWriter {
    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONGEST_SHORT_LIST = 14;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int field;

    /// A part that is written with the fields counted anew.
    @FunctionalInterface
    interface Struct {
        void write(ThriftWriter out);
    }

    static byte[] bytes(Struct struct) {
        ThriftWriter out = new ThriftWriter();
        struct.write(out);
        out.bytes.write(0);
        return out.bytes.toByteArray();
    }

    void flag(int number, boolean value) {
        head(number, value ? TRUE : FALSE);
    }

    void i32(int number, int value) {
        head(number, I32);
        zigzag(value);
    }

    void i64(int number, long value) {
        head(number, I64);
        zigzag(value);
    }

    void text(int number, String value) {
        binary(number, value.getBytes(StandardCharsets.UTF_8));
    }

    void binary(int number, byte[] value) {
        head(number, BINARY);
        raw(value);
    }

    void struct(int number, Struct value) {
        head(number, STRUCT);
        element(value);
    }

    void structs(int number, Iterable<? extends Struct> values, int size) {
        list(number, size, STRUCT);
        values.forEach(this::element);
    }

    void texts(int number, String... values) {
        list(number, values.length, BINARY);
        for (String value : values) {
            raw(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    void i32s(int number, int... values) {
        list(number, values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
    }

    private void element(Struct value) {
        int outer = field;
        field = 0;
        value.write(this);
        bytes.write(0);
        field = outer;
    }

    private void head(int number, int type) {
        bytes.write((number - field) << 4 | type);
        field = number;
    }

    private void list(int number, int size, int type) {
        head(number, LIST);
        if (size <= LONGEST_SHORT_LIST) {
            bytes.write(size << 4 | type);
        } else {
            bytes.write(0xf0 | type);
            varint(size);
        }
    }

    private void raw(byte[] value) {
        varint(value.length);
        bytes.writeBytes(value);
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        varint(bytes, value);
    }

    /// Seven bits a byte, the lowest first.
    static void varint(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
