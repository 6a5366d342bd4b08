package bellwether.platform.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    private record Order(
            @Nullable String tickerName,
            @Nullable Integer shareCount,
            @Nullable BigDecimal limitPrice,
            @Nullable Boolean isDryRun) {}

    private record Shown(Instant at, LocalDate day, BigDecimal price, Optional<String> note) {}

    private static Order read(String json) throws JsonProcessingException {
        return Json.shared().readValue(json, Order.class);
    }

    @Test
    void namesOfFieldsAreWrittenInSnakeCase() throws JsonProcessingException {
        Order order = new Order("AAPL", 3, new BigDecimal("1.50"), true);
        String json =
                "{\"ticker_name\":\"AAPL\",\"share_count\":3,\"limit_price\":1.50,\"is_dry_run\":true}";
        assertEquals(json, Json.write(order));
        assertEquals(order, read(json));
        assertEquals(json, new String(Json.bytes(order), StandardCharsets.UTF_8));
    }

    @Test
    void timesDaysAndNumbersAreWrittenExactly() {
        Shown shown =
                new Shown(
                        Instant.parse("2026-11-02T03:04:05Z"),
                        LocalDate.of(2026, 1, 2),
                        new BigDecimal("1E+3"),
                        Optional.empty());
        assertEquals(
                "{\"at\":\"2026-11-02T03:04:05Z\",\"day\":\"2026-01-02\",\"price\":1000,\"note\":null}",
                Json.write(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"share_count\":3} {}",
                "{\"share_count\":3}]",
                "{\"shares\":3}",
                "{\"shareCount\":3}",
                "{\"share_count\":\"3\"}",
                "{\"share_count\":3.0}",
                "{\"share_count\":3.7}",
                "{\"share_count\":2147483648}",
                "{\"share_count\":true}",
                "{\"ticker_name\":3}",
                "{\"ticker_name\":1.5}",
                "{\"ticker_name\":true}",
                "{\"is_dry_run\":1}",
                "{\"is_dry_run\":\"true\"}",
                "{\"limit_price\":\"1.5\"}",
                "{share_count:3}",
                "{\"share_count\":3,}",
                "/* note */ {\"share_count\":3}",
            })
    void nothingIsGuessed(String body) {
        assertThrows(JsonProcessingException.class, () -> read(body), body);
    }

    @Test
    void aFieldGivenTwiceInATreeIsRefused() {
        assertThrows(
                JsonProcessingException.class,
                () -> Json.shared().readTree("{\"a\":1,\"b\":2,\"a\":3}"));
    }

    /// Shells of Windows send them.
    @Test
    void singleQuotesAreTheOneLeniency() throws JsonProcessingException {
        assertEquals("AAPL", read("{'ticker_name':'AAPL'}").tickerName());
    }

    @Test
    void decimalsKeepTheirDigits() throws JsonProcessingException {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 500; round++) {
            String number =
                    random.nextLong(1_000_000_000_000L)
                            + "."
                            + random.nextLong(1_000_000_000_000L)
                            + "0".repeat(random.nextInt(5));
            assertEquals(
                    new BigDecimal(number), read("{\"limit_price\":" + number + "}").limitPrice());
            JsonNode tree = Json.shared().readTree("[" + number + "]");
            assertEquals("[" + number + "]", Json.write(tree), "in a tree too");
        }
    }

    @Test
    void aStrangersBodyIsBounded() {
        assertTrue(reads("[".repeat(48) + "]".repeat(48)));
        assertFalse(reads("[".repeat(49) + "]".repeat(49)), "49 deep");
        assertTrue(reads("[" + "9".repeat(64) + "]"));
        assertFalse(reads("[" + "9".repeat(65) + "]"), "65 digits");
        assertTrue(reads("[\"" + "x".repeat(100_000) + "\"]"));
        assertFalse(reads("[\"" + "x".repeat(200_000) + "\"]"), "a text of 200,000");
        assertTrue(reads("[0" + ",0".repeat(49_000) + "]"));
        assertFalse(reads("[0" + ",0".repeat(51_000) + "]"), "51,000 values");
    }

    @Test
    void whatThisServiceWroteItReadsHoweverLongItIs() {
        List<String> long1 = List.of("x".repeat(200_000));
        assertEquals(long1, Json.stored(Json.write(long1), List.class));
        int many = 60_000;
        JsonNode read = Json.stored("[0" + ",0".repeat(many - 1) + "]", JsonNode.class);
        assertEquals(many, read.size());
    }

    @Test
    void storedJsonThatCannotBeReadIsABugAndNotTheCallersFault() {
        IllegalStateException fault =
                assertThrows(IllegalStateException.class, () -> Json.stored("{", Map.class));
        assertEquals("stored JSON is not a Map", fault.getMessage());
    }

    @Test
    void whatCannotBeWrittenIsNamedByItsClass() {
        Map<String, Object> bad = new HashMap<>();
        bad.put("secret", bad);
        IllegalStateException fault =
                assertThrows(IllegalStateException.class, () -> Json.write(bad));
        assertFalse(String.valueOf(fault.getMessage()).contains("secret"), fault.getMessage());
        assertThrows(IllegalStateException.class, () -> Json.bytes(bad));
    }

    @Test
    void aComplaintDoesNotQuoteTheBodyAroundTheFault() {
        JsonProcessingException fault =
                assertThrows(
                        JsonProcessingException.class, () -> read("{\"ticker_name\": hunter2"));
        assertFalse(String.valueOf(fault.getMessage()).contains("ticker_name"), fault.toString());
    }

    private static boolean reads(String json) {
        try {
            Json.shared().readTree(json);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
