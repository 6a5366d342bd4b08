package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What this service wrote it can read, beyond every limit that a stranger's body has.
final class StoredJsonTest {
    static Map<String, String> documents() {
        return Map.of(
                "more values",
                IntStream.range(0, 400_000)
                        .mapToObj(i -> "{\"line\":" + i + "}")
                        .collect(Collectors.joining(",", "[", "]")),
                "a longer text",
                Json.write("x".repeat(30_000_000)),
                "a longer number",
                Json.write(BigDecimal.ONE.movePointLeft(2_000)),
                "deeper",
                "[".repeat(400) + "]".repeat(400),
                "a longer name",
                "{\"" + "x".repeat(100_000) + "\":1}");
    }

    static Stream<Map.Entry<String, String>> entries() {
        return documents().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isReadBackAsItWasWritten(Map.Entry<String, String> document) {
        JsonNode read = Json.stored(document.getValue(), JsonNode.class);
        assertEquals(document.getValue().length(), Json.write(read).length(), document.getKey());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isNotReadFromAStranger(Map.Entry<String, String> document) {
        assertThrows(
                StreamConstraintsException.class,
                () -> Json.shared().readTree(document.getValue()),
                document.getKey());
    }
}
