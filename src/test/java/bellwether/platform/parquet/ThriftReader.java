package bellwether.platform.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads Thrift's compact protocol, written from its specification and as plainly as can be: a
/// structure is a map from numbers of fields to values.
final class ThriftReader {
    private final byte[] bytes;
    private int at;

    ThriftReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    /// Where the next byte is.
    int at() {
        return at;
    }

    Map<Integer, Object> struct() {
        Map<Integer, Object> fields = new LinkedHashMap<>();
        int field = 0;
        for (int head = next(); head != 0; head = next()) {
            int step = head >> 4;
            field = step == 0 ? (int) zigzag() : field + step;
            fields.put(field, value(head & 15));
        }
        return fields;
    }

    private Object value(int type) {
        return switch (type) {
            case 1 -> true;
            case 2 -> false;
            case 4, 5, 6 -> zigzag();
            case 8 -> binary();
            case 9 -> list();
            case 12 -> struct();
            default -> throw new IllegalArgumentException("no type of ours: " + type);
        };
    }

    private List<Object> list() {
        int head = next();
        long size = head >> 4 == 15 ? varint() : head >> 4;
        List<Object> values = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            values.add(value(head & 15));
        }
        return values;
    }

    /// Bytes one by one as characters, of which each text can be read again.
    private String binary() {
        int size = (int) varint();
        String text = new String(bytes, at, size, StandardCharsets.ISO_8859_1);
        at += size;
        return text;
    }

    long varint() {
        long value = 0;
        int shift = 0;
        int one;
        do {
            one = next();
            value |= (long) (one & 127) << shift;
            shift += 7;
        } while (one > 127);
        return value;
    }

    private long zigzag() {
        long raw = varint();
        return raw % 2 == 0 ? raw >>> 1 : -(raw >>> 1) - 1;
    }

    private int next() {
        return bytes[at++] & 255;
    }
}
