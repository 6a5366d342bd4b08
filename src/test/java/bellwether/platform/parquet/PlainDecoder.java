package bellwether.platform.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes the pages of a column as Parquet's specification describes them, value by value.
final class PlainDecoder {
    private final ByteBuffer bytes;
    private final byte[] data;

    private PlainDecoder(byte[] data) {
        this.data = data;
        this.bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The values of a page of data, null for absent ones.
    ///
    /// @param dictionary null when its values are written as they are
    static List<@Nullable Object> values(
            ParquetField field, byte @Nullable [] dictionary, byte[] data, int rows) {
        PlainDecoder page = new PlainDecoder(data);
        List<Integer> there = page.levels(field, rows);
        int known = (int) there.stream().filter(level -> level == 1).count();
        List<Object> plain =
                dictionary == null
                        ? page.plain(field.kind(), known)
                        : page.words(dictionary, known);
        if (page.bytes.hasRemaining()) {
            throw new IllegalArgumentException(page.bytes.remaining() + " bytes are left");
        }
        List<@Nullable Object> values = new ArrayList<>();
        int next = 0;
        for (int level : there) {
            values.add(level == 1 ? plain.get(next++) : null);
        }
        return values;
    }

    private List<Integer> levels(ParquetField field, int rows) {
        List<Integer> there = new ArrayList<>();
        if (!field.optional()) {
            for (int row = 0; row < rows; row++) {
                there.add(1);
            }
            return there;
        }
        int end = bytes.getInt() + bytes.position();
        runs(there, 1, rows);
        if (bytes.position() != end) {
            throw new IllegalArgumentException("the levels end elsewhere");
        }
        return there;
    }

    private List<Object> words(byte[] dictionary, int known) {
        List<String> words = texts(dictionary);
        int width = bytes.get();
        List<Integer> places = new ArrayList<>();
        runs(places, width, known);
        return places.stream().<Object>map(words::get).toList();
    }

    static List<String> texts(byte[] dictionary) {
        ByteBuffer pages = ByteBuffer.wrap(dictionary).order(ByteOrder.LITTLE_ENDIAN);
        List<String> words = new ArrayList<>();
        while (pages.hasRemaining()) {
            byte[] word = new byte[pages.getInt()];
            pages.get(word);
            words.add(new String(word, StandardCharsets.UTF_8));
        }
        return words;
    }

    /// Runs of one value, and groups of eight that are packed bit by bit.
    private void runs(List<Integer> into, int width, int count) {
        int end = into.size() + count;
        while (into.size() < end) {
            ThriftReader head = new ThriftReader(data, bytes.position());
            long header = head.varint();
            bytes.position(head.at());
            if (header % 2 == 1) {
                throw new IllegalArgumentException("packed groups are not written here");
            }
            int value = 0;
            for (int shift = 0; shift < width; shift += 8) {
                value |= (bytes.get() & 255) << shift;
            }
            for (long i = 0; i < header / 2; i++) {
                into.add(value);
            }
        }
        if (into.size() != end) {
            throw new IllegalArgumentException("a run is longer than the column");
        }
    }

    private List<Object> plain(ParquetField.Kind kind, int known) {
        List<Object> values = new ArrayList<>();
        int first = bytes.position();
        for (int i = 0; i < known; i++) {
            values.add(
                    switch (kind) {
                        case DATE -> bytes.getInt();
                        case TIMESTAMP -> bytes.getLong();
                        case DOUBLE -> bytes.getDouble();
                        case BOOLEAN -> (bytes.get(first + i / 8) >> i % 8 & 1) == 1;
                        case TEXT -> throw new IllegalArgumentException("texts have a dictionary");
                    });
        }
        if (kind == ParquetField.Kind.BOOLEAN) {
            bytes.position(first + (known + 7) / 8);
        }
        return values;
    }
}
