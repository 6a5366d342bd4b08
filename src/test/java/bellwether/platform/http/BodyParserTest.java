package bellwether.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.SelfValidating;
import io.javalin.http.Context;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies become records, or every fault of them is named at once.
final class BodyParserTest {
    private record Order(
            @NotNull(message = "is required") String ticker,
            @Nullable @Min(value = 1, message = "must be at least 1") Integer shares,
            @Nullable BigDecimal limitPrice,
            @Nullable Boolean dayOnly,
            @Nullable List<@NotNull(message = "must not be null") Integer> legs,
            @Nullable @Valid Exit exit)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            return shares != null && shares == 13
                    ? List.of(new Fault("/shares", "must not be 13"))
                    : List.of();
        }
    }

    private record Exit(@Min(value = 2, message = "must be at least 2") int afterBars) {}

    private static final BodyParser BODIES = new BodyParser();

    private static Order read(String json) {
        return BODIES.read(ContextFake.json(json), Order.class);
    }

    private static Map<String, String> faults(String json) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(json));
        assertEquals(422, Statuses.of(refusal));
        return refusal.faults().stream().collect(Collectors.toMap(Fault::pointer, Fault::detail));
    }

    private static Refusal malformed(Context ctx) {
        return assertThrows(Refusal.class, () -> BODIES.read(ctx, Order.class));
    }

    @Test
    void aGoodBodyIsItsRecord() {
        Order order =
                read(
                        "{'ticker':'A','shares':3,'limit_price':1.50,'day_only':true,'legs':[1,2],"
                                + "'exit':{'after_bars':2}}");
        assertEquals(
                new Order("A", 3, new BigDecimal("1.50"), true, List.of(1, 2), new Exit(2)), order);
    }

    @Test
    void aTextWithNulIsRefusedWhereverItIs() {
        Map<String, String> faults =
                faults("{'ticker':'a\\u0000b','legs':['\\u0000'],'exit':{'c\\u0000':1}}");
        assertEquals(java.util.Set.of("/ticker", "/legs/0", "/exit"), faults.keySet());
        assertEquals(
                "must not contain the character NUL, was \"a?b\"",
                String.valueOf(faults.get("/ticker")).replaceAll("\"a.*b\"", "\"a?b\""));
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () -> BODIES.object(ContextFake.json("{'a':{'b/c':'\\u0000'}}")));
        assertEquals("/a/b~1c", refusal.faults().getFirst().pointer());
    }

    /// It would be stored as a question mark.
    @Test
    void halfOfACharacterIsRefusedWhereverItIs() {
        Map<String, String> faults =
                faults("{'ticker':'a\\ud800b','legs':['\\udc00','\\ud83d\\ude80']}");
        assertEquals(
                Map.of(
                        "/ticker",
                        "must be whole characters, has half of a surrogate pair",
                        "/legs/0",
                        "must be whole characters, has half of a surrogate pair"),
                faults);
    }

    private record Change(@Nullable Integer shares, @Nullable String ticker)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            return shares == null && ticker == null
                    ? List.of(new Fault("", "must have at least one of shares, ticker"))
                    : List.of();
        }
    }

    private static List<String> changeFaults(String json) {
        return assertThrows(Refusal.class, () -> BODIES.read(ContextFake.json(json), Change.class))
                .faults()
                .stream()
                .map(Fault::pointer)
                .toList();
    }

    @Test
    void aBodyIsNotBlamedForLackingWhatHasAWrongShape() {
        assertEquals(List.of(""), changeFaults("{}"));
        assertEquals(List.of("/shares"), changeFaults("{'shares':'x'}"));
    }

    @Test
    void faultsOfShapeAndOfRulesAreNamedTogether() {
        assertEquals(
                Map.of(
                        "/shares", "must be a whole number, was \"three\"",
                        "/limit_price", "must be a number, was {\"a\":1}",
                        "/day_only", "must be true or false, was \"yes\"",
                        "/colour",
                                "is not a known field; known are day_only, exit, legs,"
                                        + " limit_price, shares, ticker",
                        "/ticker", "is required"),
                faults(
                        """
                        {"shares":"three","limit_price":{"a":1},"day_only":"yes","colour":1}
                        """));
    }

    @Test
    void anUnknownFieldIsHeldAgainstTheKnownOnes() {
        assertEquals(
                Map.of("/limit_prise", "is not a known field; did you mean limit_price?"),
                faults("{\"ticker\":\"A\",\"limit_prise\":1}"));
    }

    @Test
    void aFieldOfTheWrongShapeIsNotSaidToBeMissingToo() {
        assertEquals(Map.of("/ticker", "must be a text, was 7"), faults("{\"ticker\":7}"));
    }

    @Test
    void wrongEntriesOfAListKeepTheirPlaces() {
        assertEquals(
                Map.of(
                        "/legs/1", "must be a whole number, was \"x\"",
                        "/legs/3", "must be a whole number, was true"),
                faults("{\"ticker\":\"A\",\"legs\":[1,\"x\",2,true]}"));
    }

    @Test
    void aRuleBrokenInsideIsPointedToByItsPath() {
        assertEquals(
                Map.of(
                        "/exit/after_bars", "must be at least 2, was 1",
                        "/legs/1", "must not be null"),
                faults("{\"ticker\":\"A\",\"legs\":[1,null],\"exit\":{\"after_bars\":1}}"));
    }

    @Test
    void rulesOfSeveralFieldsAreAskedToo() {
        assertEquals(
                Map.of("/shares", "must not be 13"), faults("{\"ticker\":\"A\",\"shares\":13}"));
    }

    @Test
    void whatOnlyTheServiceKnowsIsAskedBesideTheRest() {
        Refusal refusal =
                assertThrows(
                        Refusal.class,
                        () ->
                                BODIES.read(
                                        ContextFake.json("{\"ticker\":\"A\",\"shares\":0}"),
                                        Order.class,
                                        order ->
                                                List.of(
                                                        new Fault(
                                                                "/ticker",
                                                                "unknown " + order.ticker()))));
        assertEquals(
                List.of(
                        new Fault("/shares", "must be at least 1, was 0"),
                        new Fault("/ticker", "unknown A")),
                refusal.faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ticker\":\"A\",\"shares\":3000000000} | a whole number of at most 2147483647",
                "{\"ticker\":\"A\",\"limit_price\":NaN} | a number",
                "{\"ticker\":\"A\",\"shares\":1.5} | a whole number",
                "{\"ticker\":\"A\",\"legs\":{}} | a list",
                "{\"ticker\":\"A\",\"exit\":[]} | an object",
            })
    void aValueOfTheWrongKindIsToldWhatItMustBe(String body, String wanted) {
        String words = faults(body).values().iterator().next();
        assertTrue(words.startsWith("must be " + wanted + ", was "), words);
    }

    @Test
    void moreThanTwentyFaultsAreNotCollected() {
        String many =
                java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> "\"f%d\":1".formatted(i))
                        .collect(Collectors.joining(",", "{", "}"));
        assertEquals(20, faults(many).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "null"})
    void aBodyIsAnObject(String body) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(body));
        assertEquals("the body must be a JSON object, was " + body, refusal.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "{} {}", "{\"a\":1,\"a\":2}", "nothing", "{\"a\":01}"})
    void brokenJsonIsSaidWithItsPlaceAndWithoutOurClasses(String body) {
        Refusal refusal = malformed(ContextFake.json(body));
        assertEquals("broken_json", refusal.code());
        assertTrue(
                refusal.detail().startsWith("The body is not valid JSON (line 1, column "),
                refusal.detail());
        assertFalse(refusal.detail().contains("com.fasterxml"), refusal.detail());
        assertFalse(refusal.detail().contains("`"), refusal.detail());
        assertFalse(refusal.detail().matches(".*[:;. ]\\."), refusal.detail());
    }

    @Test
    void anEmptyBodyIsSaidToBeOne() {
        assertEquals("empty_body", malformed(ContextFake.json("")).code());
        assertEquals("empty_body", malformed(ContextFake.json("  \n")).code());
    }

    @Test
    void aByteOrderMarkIsPassedOverAndBytesThatAreNoTextAreNot() {
        assertEquals("A", read("\ufeff{\"ticker\":\"A\"}").ticker());
        byte[] latin1 = "{\"ticker\":\"\u00c4\"}".getBytes(StandardCharsets.ISO_8859_1);
        Context ctx =
                new ContextFake()
                        .with("Content-Type", "application/json")
                        .holding(latin1)
                        .context();
        assertEquals("broken_text", malformed(ctx).code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                " application/json ; charset = utf8 "
            })
    void theseTypesAreJson(String type) {
        Context ctx =
                new ContextFake()
                        .with("Content-Type", type)
                        .holding("{\"ticker\":\"A\"}".getBytes(StandardCharsets.UTF_8))
                        .context();
        assertEquals("A", BODIES.read(ctx, Order.class).ticker());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=latin1",
                "application/jsonx",
                "application/json; x=1"
            })
    void othersAreNotReadAndAreNamed(String type) {
        Refusal refusal = malformed(new ContextFake().with("Content-Type", type).context());
        assertEquals(415, Statuses.of(refusal));
        assertTrue(refusal.detail().endsWith("it was " + type), refusal.detail());
    }

    @Test
    void aBodyWithoutATypeIsNotRead() {
        Refusal refusal = malformed(new ContextFake().context());
        assertEquals(415, Statuses.of(refusal));
        assertTrue(refusal.detail().endsWith("it was not given"), refusal.detail());
    }
}
