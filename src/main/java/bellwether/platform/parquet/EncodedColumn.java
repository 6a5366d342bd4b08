package bellwether.platform.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One column of a row group as bytes, not packed yet.
///
/// @param dictionary the page of words, for texts
/// @param range the least and the greatest value, where readers can make use of it
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedColumn(Optional<byte[]> dictionary, int words, byte[] data, int nulls, Range range) {
    private static final Range NONE = new Range(Optional.empty(), Optional.empty());

    record Range(Optional<byte[]> least, Optional<byte[]> most) {}

    static EncodedColumn of(ParquetField field, ParquetValues values, int rows) {
        return switch (values) {
            case ParquetValues.Texts texts ->
                    field.optional() ? optional(texts, rows) : texts(texts, rows);
            case ParquetValues.Dates dates -> dates(dates.days(), rows);
            case ParquetValues.Timestamps times -> timestamps(times.millis(), rows);
            case ParquetValues.Flags flags -> flags(flags.flags(), rows);
            case ParquetValues.Doubles doubles ->
                    field.optional()
                            ? optional(doubles.numbers(), rows)
                            : doubles(doubles.numbers(), rows);
        };
    }

    /// What remains to be said of it when its bytes are written.
    EncodedColumn withoutBytes() {
        return new EncodedColumn(
                dictionary.map(_ -> new byte[0]), words, new byte[0], nulls, range);
    }

    private static EncodedColumn texts(ParquetValues.Texts texts, int rows) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        for (String word : texts.words()) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            words.writeBytes(size(bytes));
            words.writeBytes(bytes);
        }
        int width =
                Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(texts.words().size() - 1));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(width);
        runs(data, texts.places(), rows, width);
        return new EncodedColumn(
                Optional.of(words.toByteArray()),
                texts.words().size(),
                data.toByteArray(),
                0,
                range(texts.words()));
    }

    /// In the order of the bytes, which for UTF-8 is that of the code points.
    private static Range range(List<String> words) {
        Comparator<byte[]> order = Arrays::compareUnsigned;
        List<byte[]> bytes =
                words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
        return new Range(bytes.stream().min(order), bytes.stream().max(order));
    }

    private static EncodedColumn dates(int[] days, int rows) {
        byte[] data = new byte[rows * Integer.BYTES];
        little(data).asIntBuffer().put(days, 0, rows);
        var range = Arrays.stream(days, 0, rows).summaryStatistics();
        return plain(data, 0, new Range(bytes(range.getMin()), bytes(range.getMax())));
    }

    private static EncodedColumn timestamps(long[] millis, int rows) {
        byte[] data = new byte[rows * Long.BYTES];
        little(data).asLongBuffer().put(millis, 0, rows);
        var range = Arrays.stream(millis, 0, rows).summaryStatistics();
        return plain(data, 0, new Range(bytes(range.getMin()), bytes(range.getMax())));
    }

    private static EncodedColumn doubles(double[] numbers, int rows) {
        byte[] data = new byte[rows * Double.BYTES];
        little(data).asDoubleBuffer().put(numbers, 0, rows);
        return plain(data, 0, NONE);
    }

    private static EncodedColumn plain(byte[] data, int nulls, Range range) {
        return new EncodedColumn(Optional.empty(), 0, data, nulls, range);
    }

    /// First which values are there, then those.
    private static EncodedColumn optional(double[] numbers, int rows) {
        int[] there = new int[rows];
        double[] known = new double[rows];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            there[row] = Double.isNaN(numbers[row]) ? 0 : 1;
            if (there[row] == 1) {
                known[size++] = numbers[row];
            }
        }
        byte[] levels = levels(there);
        byte[] data = new byte[levels.length + size * Double.BYTES];
        little(data).put(levels).asDoubleBuffer().put(known, 0, size);
        return plain(data, rows - size, NONE);
    }

    /// The same.
    private static EncodedColumn optional(ParquetValues.Texts texts, int rows) {
        int[] there =
                Arrays.stream(texts.places(), 0, rows).map(place -> place < 0 ? 0 : 1).toArray();
        int[] known = Arrays.stream(texts.places(), 0, rows).filter(place -> place >= 0).toArray();
        if (known.length == 0) {
            return plain(levels(there), rows, NONE);
        }
        EncodedColumn words = texts(new ParquetValues.Texts(texts.words(), known), known.length);
        byte[] levels = levels(there);
        byte[] data = new byte[levels.length + words.data().length];
        little(data).put(levels).put(words.data());
        return new EncodedColumn(
                words.dictionary(), words.words(), data, rows - known.length, words.range());
    }

    /// Which values are there, and before that how many bytes it takes to say so.
    private static byte[] levels(int[] there) {
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        runs(runs, there, there.length, 1);
        byte[] levels = new byte[Integer.BYTES + runs.size()];
        little(levels).putInt(runs.size()).put(runs.toByteArray());
        return levels;
    }

    /// A bit each, the lowest of a byte first.
    private static EncodedColumn flags(boolean[] flags, int rows) {
        byte[] data = new byte[Math.ceilDiv(rows, Byte.SIZE)];
        for (int row = 0; row < rows; row++) {
            data[row / Byte.SIZE] |= (byte) (flags[row] ? 1 << row % Byte.SIZE : 0);
        }
        return plain(data, 0, NONE);
    }

    /// Each run as its length and its value, which suits what repeats for long.
    private static void runs(ByteArrayOutputStream into, int[] values, int rows, int width) {
        for (int from = 0, to; from < rows; from = to) {
            to = from + 1;
            while (to < rows && values[to] == values[from]) {
                to++;
            }
            ThriftWriter.varint(into, (long) (to - from) << 1);
            for (int shift = 0; shift < width; shift += Byte.SIZE) {
                into.write(values[from] >> shift);
            }
        }
    }

    private static byte[] size(byte[] word) {
        byte[] size = new byte[Integer.BYTES];
        little(size).putInt(word.length);
        return size;
    }

    private static Optional<byte[]> bytes(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        little(bytes).putInt(value);
        return Optional.of(bytes);
    }

    private static Optional<byte[]> bytes(long value) {
        byte[] bytes = new byte[Long.BYTES];
        little(bytes).putLong(value);
        return Optional.of(bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
