package bellwether.platform.parquet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThriftWriterTest {
    private static Map<Integer, Object> read(ThriftWriter.Struct struct) {
        byte[] bytes = ThriftWriter.bytes(struct);
        ThriftReader reader = new ThriftReader(bytes, 0);
        Map<Integer, Object> fields = reader.struct();
        assertEquals(bytes.length, reader.at(), "nothing is behind it");
        return fields;
    }

    /// The examples of the specification: 1 is 01, 150 is 96 01 as a varint, -1 is 01 in zigzag.
    @Test
    void writesTheBytesOfTheSpecification() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ThriftWriter.varint(bytes, 1);
        ThriftWriter.varint(bytes, 150);
        ThriftWriter.varint(bytes, 50_399);
        assertArrayEquals(
                new byte[] {1, (byte) 0x96, 1, (byte) 0xdf, (byte) 0x89, 3}, bytes.toByteArray());
        assertArrayEquals(
                new byte[] {0x15, 1, 0x28, 2, 'h', 'i', 0x11, 0},
                ThriftWriter.bytes(out -> {
                    out.i32(1, -1);
                    out.text(3, "hi");
                    out.flag(4, true);
                }));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                63,
                64,
                -64,
                -65,
                8_191,
                8_192,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void numbersOfEverySizeComeBack(long value) {
        assertEquals(Map.of(1, value), read(out -> out.i64(1, value)));
        if ((int) value == value) {
            assertEquals(Map.of(1, value), read(out -> out.i32(1, (int) value)));
            assertEquals(Map.of(1, List.of(value)), read(out -> out.i32s(1, (int) value)));
        }
    }

    @Test
    void randomNumbersComeBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 5_000; round++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertEquals(Map.of(7, value), read(out -> out.i64(7, value)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14, 15, 16, 127, 128, 1_000})
    void listsOfEveryLengthComeBack(int size) {
        int[] numbers = IntStream.range(0, size).map(i -> i * 31 - 200).toArray();
        String[] words = IntStream.range(0, size).mapToObj(i -> "w" + i).toArray(String[]::new);
        List<ThriftWriter.Struct> structs = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int number : numbers) {
            structs.add(out -> out.i32(2, number));
            expected.add(Map.of(2, (long) number));
        }
        Map<Integer, Object> read =
                read(out -> {
                    out.i32s(1, numbers);
                    out.texts(2, words);
                    out.structs(3, structs, size);
                });
        assertEquals(IntStream.of(numbers).mapToObj(i -> (long) i).toList(), read.get(1));
        assertEquals(List.of(words), read.get(2));
        assertEquals(expected, read.get(3));
    }

    @Test
    void aStructureCountsItsFieldsAnewAndTheOuterOneGoesOn() {
        Map<Integer, Object> read =
                read(out -> {
                    out.i32(3, 5);
                    out.struct(
                            4,
                            inner -> {
                                inner.flag(1, false);
                                inner.struct(9, deepest -> deepest.i32(2, 8));
                                inner.i32(10, 1);
                            });
                    out.i32(6, 7);
                });
        assertEquals(Map.of(3, 5L, 4, Map.of(1, false, 9, Map.of(2, 8L), 10, 1L), 6, 7L), read);
    }

    @Test
    void aTextIsCountedInBytes() {
        String word = "Ärmel €";
        String bytes =
                new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals(Map.of(1, bytes), read(out -> out.text(1, word)));
        assertEquals(Map.of(1, List.of(bytes, "")), read(out -> out.texts(1, word, "")));
    }

    @Test
    void randomStructuresComeBack() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 500; round++) {
            Map<Integer, Object> tree = tree(random, 3);
            assertEquals(tree, read(out -> write(out, tree)));
        }
    }

    private static Map<Integer, Object> tree(SplittableRandom random, int depth) {
        Map<Integer, Object> fields = new LinkedHashMap<>();
        int field = 0;
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            field += random.nextInt(1, 16);
            Object value =
                    switch (random.nextInt(depth == 0 ? 3 : 4)) {
                        case 0 -> random.nextLong() >> random.nextInt(64);
                        case 1 -> random.nextBoolean();
                        case 2 -> "x".repeat(random.nextInt(200));
                        default -> tree(random, depth - 1);
                    };
            fields.put(field, value);
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static void write(ThriftWriter out, Map<Integer, Object> tree) {
        tree.forEach((field, value) -> {
            switch (value) {
                case Long number -> out.i64(field, number);
                case Boolean flag -> out.flag(field, flag);
                case String text -> out.text(field, text);
                default -> out.struct(field, inner -> write(inner, (Map<Integer, Object>) value));
            }
        });
    }
}
