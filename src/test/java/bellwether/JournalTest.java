package bellwether;

import static bellwether.JournalCalls.ALL;
import static bellwether.JournalCalls.assertCode;
import static bellwether.JournalCalls.assertFault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Journal entries over HTTP.
final class JournalTest {
    private static final JournalCalls CALLS = new JournalCalls();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static List<String> ids(String query) {
        return CALLS.call().get(ALL + query).json().get("items").findValuesAsText("id");
    }

    @Test
    void whatAnEntrySaidBeforeIsKept() {
        Call.Answer made =
                CALLS.write(
                        "{\"ticker\":\" demo02"
                                + " \",\"text\":\"first\",\"emotion\":\"Calm\",\"tags\":[\"Gap\",\"gap\",\"late\"],\"plan_kept\":true}");
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        assertEquals(ALL + "/" + id, made.header("Location"));
        assertEquals("DEMO02", made.json().get("ticker").asText());
        assertEquals("calm", made.json().get("emotion").asText());
        assertEquals("[\"Gap\",\"late\"]", made.json().get("tags").toString());
        assertEquals(made.json(), CALLS.call().get(ALL + "/" + id).json());

        CALLS.app.now.set(CALLS.app.now.get().plus(Duration.ofMinutes(5)));
        Call.Answer changed =
                CALLS.put(id, made.header("ETag"), "{\"text\":\"second\",\"lesson\":\"wait\"}");
        assertEquals(200, changed.status(), changed.body());
        assertEquals(2, changed.json().get("version").asInt());
        assertTrue(changed.json().get("emotion").isNull());
        assertTrue(changed.json().get("plan_kept").isNull());
        assertNotEquals(made.header("ETag"), changed.header("ETag"));
        Call.Answer same =
                CALLS.put(id, changed.header("ETag"), "{\"text\":\"second\",\"lesson\":\"wait\"}");
        assertEquals(2, same.json().get("version").asInt(), "nothing changed");

        JsonNode versions = CALLS.call().get(ALL + "/" + id + "/versions").json().get("items");
        assertEquals(List.of("second", "first"), versions.findValuesAsText("text"));
        assertEquals(made.json().get("written_at"), versions.at("/1/said_at"));
        assertEquals(changed.json().get("changed_at"), versions.at("/0/said_at"));

        assertCode(412, "journal_changed", CALLS.put(id, made.header("ETag"), "{\"text\":\"x\"}"));
        Call.Answer bare =
                CALLS.call()
                        .header("Content-Type", "application/json")
                        .send("PUT", ALL + "/" + id, BodyPublishers.ofString("{\"text\":\"x\"}"));
        assertCode(428, "if_match_required", bare);
        assertEquals(
                204, CALLS.call().send("DELETE", ALL + "/" + id, BodyPublishers.noBody()).status());
        assertCode(404, "unknown_entry", CALLS.call().get(ALL + "/" + id));
    }

    @Test
    void oneOfTwoWritersWhoReadTheSameIsRefused() throws Exception {
        String id = CALLS.written("{\"text\":\"shared\"}");
        String tag = CALLS.call().get(ALL + "/" + id).header("ETag");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 5; round++) {
                String seen = tag;
                String text = "round " + round;
                List<Future<Call.Answer>> answers =
                        IntStream.range(0, 2)
                                .mapToObj(i ->
                                        both.submit(() ->
                                                CALLS.put(
                                                        id,
                                                        seen,
                                                        "{\"text\":\"%s by %d\"}"
                                                                .formatted(text, i))))
                                .toList();
                List<Integer> statuses =
                        List.of(answers.get(0).get().status(), answers.get(1).get().status());
                assertEquals(List.of(200, 412), statuses.stream().sorted().toList());
                tag = CALLS.call().get(ALL + "/" + id).header("ETag");
            }
        }
        JsonNode page = CALLS.call().get(ALL + "/" + id + "/versions?limit=4").json();
        assertEquals("[6, 5, 4, 3]", page.get("items").findValues("version").toString());
        JsonNode rest = CALLS.call().get(page.get("next").asText()).json();
        assertEquals("[2, 1]", rest.get("items").findValues("version").toString());
        assertFalse(rest.get("has_more").asBoolean(true));
    }

    @Test
    void longTextsEmojiAndHostileTagsComeBackAsTheyWere() {
        String text =
                "\uD83D\uDC69\u200D\uD83D\uDCBB \u0926\u0947\u0930 <script>'; drop table x;--\n\t"
                        + "\uD83D\uDE80".repeat(9_900);
        List<String> tags =
                List.of("<b>&", "') drop table journal_entry --", "=1+1", "\uD83D\uDE80", "%_\\");
        Call.Answer made = CALLS.write(Json.write(Map.of("text", text, "tags", tags)));
        assertEquals(201, made.status(), made.body());
        JsonNode read = CALLS.call().get(ALL + "/" + made.json().get("id").asText()).json();
        assertEquals(text, read.get("text").asText());
        assertEquals(Json.write(tags), read.get("tags").toString());
        String id = made.json().get("id").asText();
        assertEquals(List.of(id), ids("?tag=%25_%5C"), "no pattern of SQL");
        assertEquals(List.of(id), ids("?tag=%3D1%2B1"));
        assertEquals(List.of(id), ids("?q=DROP%20TABLE%20X"));
        assertEquals(201, CALLS.write(Json.write(Map.of("text", "a".repeat(10_000)))).status());
        assertFault(
                "/text",
                "must have at most 10,000 characters, has 10,001",
                CALLS.write(Json.write(Map.of("text", "\uD83D\uDE80".repeat(10_001)))));
        String csv = CALLS.call().header("Accept", "text/csv").get(ALL + "?tag=%3D1%2B1").body();
        assertTrue(csv.startsWith("id,trade,ticker,text,emotion,lesson,tags,plan_kept,"), csv);
        assertTrue(csv.contains("<b>&; ') drop table"), "one cell");
    }

    @Test
    void badInputNamesFieldRuleAndValue() {
        assertFault("/text", "is required: 1 to 10,000 characters", CALLS.write("{}"));
        assertFault("/text", "is required", CALLS.write("{\"text\":\"  \"}"));
        assertFault("/text", "no control characters", CALLS.write("{\"text\":\"a\\u0007\"}"));
        assertFault("/text", "no control characters", CALLS.write("{\"text\":\"a\\u0001\"}"));
        assertFault(
                "/trade",
                "must be the id of a closed trade such as tr_1_7, was \"7\"; GET"
                        + " /api/v1/journal/trades",
                CALLS.write("{\"text\":\"x\",\"trade\":\"7\"}"));
        assertFault(
                "/trade",
                "must be a closed trade of yours, was \"tr_1_999\"",
                CALLS.write("{\"text\":\"x\",\"trade\":\"tr_1_999\"}"));
        assertFault("/ticker", "was \"a b\"", CALLS.write("{\"text\":\"x\",\"ticker\":\"a b\"}"));
        assertFault(
                "/emotion",
                "1 to 30 characters",
                CALLS.write("{\"text\":\"x\",\"emotion\":\"%s\"}".formatted("e".repeat(31))));
        assertFault(
                "/lesson",
                "at most 2,000",
                CALLS.write("{\"lesson\":\"%s\"}".formatted("l".repeat(2_001))));
        assertFault(
                "/tags/1",
                "without space around",
                CALLS.write("{\"text\":\"x\",\"tags\":[\"a\",\" b\"]}"));
        assertFault("/tags/0", "no semicolon", CALLS.write("{\"text\":\"x\",\"tags\":[\"a;b\"]}"));
        assertFault(
                "/tags/0",
                "must be a text, was null",
                CALLS.write("{\"text\":\"x\",\"tags\":[null]}"));
        assertFault(
                "/tags/0",
                "invisible U+202E",
                CALLS.write("{\"text\":\"x\",\"tags\":[\"a\\u202eb\"]}"));
        assertFault(
                "/tags",
                "must be at most 20 tags, were 21",
                CALLS.write(
                        Json.write(
                                Map.of(
                                        "text",
                                        "x",
                                        "tags",
                                        IntStream.range(0, 21).mapToObj(i -> "t" + i).toList()))));
        assertEquals(422, CALLS.write("{\"text\":\"x\",\"mood\":\"y\"}").status());
        assertFault("?trade", "was \"x\"", CALLS.call().get(ALL + "?trade=x"));
        assertFault("?from", "must be a date", CALLS.call().get(ALL + "?from=yesterday"));
        assertFault("?plan_kept", "must be true or false", CALLS.call().get(ALL + "?plan_kept=x"));
        assertFault("?tags", "did you mean tag?", CALLS.call().get(ALL + "?tags=x"));
        assertFault("?cursor", "must be a cursor", CALLS.call().get(ALL + "?cursor=abc"));
    }

    @Test
    void filtersAndPagesFindTheirEntries() {
        String first =
                CALLS.written(
                        "{\"ticker\":\"PAGE\",\"text\":\"one\",\"tags\":[\"Red\"],\"plan_kept\":true}");
        String second =
                CALLS.written(
                        "{\"ticker\":\"PAGE\",\"text\":\"two\",\"emotion\":\"sad\",\"plan_kept\":false}");
        String third =
                CALLS.written("{\"ticker\":\"PAGE\",\"lesson\":\"Three\",\"tags\":[\"red\"]}");
        assertEquals(List.of(third, second, first), ids("?ticker=page"));
        assertEquals(List.of(third, first), ids("?ticker=PAGE&tag=RED"));
        assertEquals(List.of(second), ids("?ticker=PAGE&emotion=SAD"));
        assertEquals(List.of(second), ids("?ticker=PAGE&plan_kept=false"));
        assertEquals(List.of(third), ids("?ticker=PAGE&q=three"));
        assertEquals(List.of(), ids("?ticker=PAGE&to=2020-01-01"));
        assertEquals(3, ids("?ticker=PAGE&from=2020-01-01").size());
        JsonNode page = CALLS.call().get(ALL + "?ticker=PAGE&limit=2").json();
        assertTrue(page.get("has_more").asBoolean());
        JsonNode rest = CALLS.call().get(page.get("next").asText()).json();
        assertEquals(List.of(first), rest.get("items").findValuesAsText("id"));
    }

    @Test
    void anothersEntriesAndTradesAreLikeMissingOnes() {
        String id = CALLS.written("{\"text\":\"mine\"}");
        Call bob = CALLS.app.with(CALLS.bob);
        String portfolio = CALLS.portfolio(CALLS.ann, "of ann");
        CALLS.trades(CALLS.ann, portfolio, 3, List.of(5));
        String trade = portfolio.replace("pf_", "tr_") + "_1";
        for (Call.Answer answer :
                List.of(
                        CALLS.app.with(CALLS.bob).get(ALL + "/" + id),
                        CALLS.app.with(CALLS.bob).get(ALL + "/" + id + "/versions"),
                        CALLS.app
                                .with(CALLS.bob)
                                .send("DELETE", ALL + "/" + id, BodyPublishers.noBody()),
                        CALLS.app
                                .with(CALLS.bob)
                                .header("Content-Type", "application/json")
                                .header("If-Match", "*")
                                .send(
                                        "PUT",
                                        ALL + "/" + id,
                                        BodyPublishers.ofString("{\"text\":\"x\"}")))) {
            assertCode(404, "unknown_entry", answer);
            assertEquals(
                    CALLS.app.with(CALLS.bob).get(ALL + "/je_999999").json().get("detail").asText(),
                    answer.json().get("detail").asText().replace(id, "je_999999"));
        }
        assertFault(
                "/trade",
                "must be a closed trade of yours, was \"%s\"".formatted(trade),
                bob.post(ALL, "{\"text\":\"x\",\"trade\":\"%s\"}".formatted(trade)));
        assertEquals(
                0,
                CALLS.app.with(CALLS.bob).get(ALL + "?trade=" + trade).json().get("items").size());
        String reader = CALLS.app.secret("reader", "ann");
        assertEquals(403, CALLS.app.with(reader).post(ALL, "{\"text\":\"x\"}").status());
        assertEquals(200, CALLS.app.with(reader).get(ALL + "/" + id).status());
    }
}
