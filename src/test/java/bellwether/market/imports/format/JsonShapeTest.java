package bellwether.market.imports.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonShapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''|nothing",
                "{}|an empty object",
                "[]|an empty array",
                "3|a number",
                "3.5|a number",
                "true|true or false",
                "null|null",
                "\"x\"|a text",
                "{\"a\":1,\"b\":\"x\"}|an object with \"a\", \"b\": \"x\"",
                "{\"a\":{\"b\":1}}|an object with \"a\" (an object with \"b\")",
                "[{\"a\":1},{\"b\":2}]|an array, the first of it an object with \"a\"",
                "[[1,2],[3]]|an array, the first of it an array, the first of it a number",
                "{\"a\":[]}|an object with \"a\" (an empty array)",
                "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}|an object with \"a\" (an object with \"b\" (an object with \"c\" (an object)))",
                "{\"a\":1,\"b\":{\"c\":2,|an object with \"a\", \"b\" (an object with \"c\")",
                "[{\"a\":1},|an array, the first of it an object with \"a\"",
                "{\"a\":1, b}|an object with \"a\", and stops being JSON at line 1, column 9",
                "what|what begins as JSON, and stops being JSON at line 1, column 1",
            })
    void whatJsonHoldsIsSaidInWords(String json, String words) throws IOException {
        assertEquals(words, JsonShape.of(json));
    }

    @Test
    void eightNamesAreShown() throws IOException {
        String members =
                IntStream.range(0, 12)
                        .mapToObj(i -> "\"m%d\":1".formatted(i))
                        .collect(Collectors.joining(","));
        assertEquals(
                "an object with \"m0\", \"m1\", \"m2\", \"m3\", \"m4\", \"m5\", \"m6\", \"m7\"",
                JsonShape.of("{" + members + "}"));
    }

    @Test
    void whatIsNestedTooDeepIsSaid() throws IOException {
        String words = JsonShape.of("[".repeat(2_000));
        assertTrue(words.startsWith("an array, the first of it an array"), words);
        assertTrue(words.endsWith(", nested too deep to be read"), words);
    }

    @Test
    void theMarkOfTheEndIsNoPartOfIt() throws IOException {
        assertEquals("an object with \"a\"", JsonShape.of("{\"a\":1}\n\uffff"));
    }
}
