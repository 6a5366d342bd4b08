package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Screens over HTTP.
final class ScreensTest {
    private static final String ALL = "/api/v1/screen";
    private static final String SAVED = "/api/v1/screens";

    private static KeyedApp keyed;
    private static String ann;
    private static String bob;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
        ann = keyed.secret("trader", "ann");
        bob = keyed.secret("trader", "bob");
        JsonNode before = get("q=close > 0&universe=synthetic");
        assertEquals(30, before.at("/sheets/missing").asInt());
        assertEquals(30, before.at("/unknown/count").asInt());
        assertEquals(0, before.at("/items").size());
        JsonNode made = screen("{'q':'close > 0','universe':'synthetic'}");
        assertEquals("sheets", made.get("by").asText());
        assertEquals(30, made.at("/counts/passed").asInt());
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    private static String encoded(String query) {
        List<String> parts = new ArrayList<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            parts.add(
                    part.substring(0, equals + 1)
                            + URLEncoder.encode(
                                    part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }

    private static JsonNode get(String query) {
        Call.Answer answer = keyed.with(ann).get(ALL + "?" + encoded(query));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    /// Waits for the job, where it takes one.
    private static JsonNode screen(String body) {
        Call.Answer answer =
                keyed.with(ann).header("Prefer", "wait=20").post(ALL, body.replace('\'', '"'));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static List<String> tickers(JsonNode result) {
        List<String> tickers = new ArrayList<>();
        result.get("items").forEach(item -> tickers.add(item.get("ticker").asText()));
        return tickers;
    }

    @Test
    void theFunnelAndTheCountsAddUp() {
        JsonNode result =
                get(
                        "q=RSI_14 < 50 and close > SMA_200 and verdict !="
                                + " SELL&universe=synthetic&near=5");
        assertEquals(3, result.get("funnel").size());
        for (JsonNode step : result.get("funnel")) {
            assertEquals(
                    30,
                    step.get("passed").asInt()
                            + step.get("failed").asInt()
                            + step.get("unknown").asInt());
        }
        assertEquals(result.at("/counts/passed").asInt(), result.at("/funnel/2/so_far").asInt());
        assertEquals(result.at("/counts/passed").asInt(), result.get("items").size());
        assertEquals(5, result.get("near").size());
        assertTrue(result.at("/near/0/misses/0/words").asText().contains("needs"));
        for (JsonNode item : result.get("items")) {
            assertTrue(item.at("/fields/RSI_14").asDouble() < 50);
            assertTrue(item.at("/fields/close").asDouble() > item.at("/fields/SMA_200").asDouble());
            assertEquals(3, item.get("clauses").size());
        }
    }

    /// Sheets are made between pages: what follows then would skip symbols or repeat them.
    @Test
    void aPageOfAListThatHasMovedIsRefused() {
        String query = "q=RSI_14 > 1&universe=synthetic&limit=7&sort=";
        String next = get(query + "RSI_14").get("next").asText();
        assertEquals(200, keyed.with(ann).get(next).status());
        Call.Answer moved = keyed.with(ann).get(next.replace("sort=RSI_14", "sort=-RSI_14"));
        assertEquals(409, moved.status(), moved.body());
        assertEquals("screen_moved", moved.json().get("code").asText());
        assertTrue(moved.json().get("detail").asText().contains("begin again without cursor"));
        Call.Answer whole =
                keyed.with(ann)
                        .header("Accept", "text/csv")
                        .get(next.replace("sort=RSI_14", "sort=-RSI_14"));
        assertEquals(200, whole.status());
    }

    @Test
    void pagesColumnsAndTablesSayTheSame() {
        String query =
                "q=RSI_14 > 1&universe=synthetic&sort=-RSI_14&fields=RSI_14,max(close,"
                        + " SMA_20),verdict";
        JsonNode whole = get(query + "&limit=200");
        List<String> paged = new ArrayList<>();
        String next = ALL + "?" + encoded(query + "&limit=7");
        while (next != null) {
            JsonNode page = keyed.with(ann).get(next).json();
            paged.addAll(tickers(page));
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        assertEquals(tickers(whole), paged);
        assertEquals(30, paged.size());
        JsonNode columns = get(query + "&limit=200&shape=columns").get("columns");
        for (int i = 0; i < 30; i++) {
            assertEquals(paged.get(i), columns.at("/ticker/" + i).asText());
            assertTrue(
                    i == 0
                            || columns.at("/RSI_14/" + i).asDouble()
                                    <= columns.at("/RSI_14/" + (i - 1)).asDouble());
            assertEquals(whole.at("/items/" + i + "/fields/verdict"), columns.at("/verdict/" + i));
        }
        String table =
                keyed.with(ann).header("Accept", "text/csv").get(ALL + "?" + encoded(query)).body();
        assertTrue(
                table.startsWith(
                        "ticker,name,as_of,stale_sessions,delisted,RSI_14,\"max(close,"
                                + " SMA_20)\",verdict"),
                table);
        assertEquals(31, table.lines().count());
    }

    @Test
    void anUnchangedResultIs304() {
        String path = ALL + "?" + encoded("q=RSI_14 > 50&universe=synthetic");
        String tag = keyed.with(ann).get(path).header("ETag");
        assertEquals(304, keyed.with(ann).header("If-None-Match", tag).get(path).status());
    }

    @Test
    void whatSheetsLackIsAJobOfTheSameLanguage() {
        String text = "close crosses above SMA_37 within 20 bars";
        JsonNode check = check("{'q':'%s','universe':'synthetic'}".formatted(text));
        assertTrue(check.get("valid").asBoolean());
        assertEquals("bars", check.at("/cost/by").asText());
        Call.Answer refused =
                keyed.with(ann).get(ALL + "?" + encoded("universe=synthetic&q=" + text));
        assertEquals(422, refused.status());
        JsonNode result = screen("{'q':'%s','universe':'synthetic','near':3}".formatted(text));
        assertEquals("bars", result.get("by").asText());
        assertTrue(result.at("/counts/passed").asInt() > 0, result.toString());
        assertEquals(0, result.at("/counts/unknown").asInt());
        Call.Answer later =
                keyed.with(ann)
                        .post(
                                ALL,
                                "{\"q\":\"RSI_14 < 70 within 4"
                                        + " bars\",\"universe\":{\"tickers\":[\"DEMO01\",\"DEMO02\"]}}");
        assertEquals(202, later.status());
        String id = later.json().get("id").asText();
        JsonNode found =
                Waiting.until(
                                () -> keyed.with(ann).get(ALL + "/results/" + id),
                                answer -> answer.status() == 200)
                        .json();
        assertEquals(List.of("DEMO01", "DEMO02"), tickers(found));
        assertEquals(404, keyed.with(bob).get(ALL + "/results/" + id).status());
    }

    private static JsonNode check(String body) {
        Call.Answer answer = keyed.with(ann).post(ALL + "/check", body.replace('\'', '"'));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void checkingSaysAllThatIsWrongAtOnce() {
        JsonNode check = check("{'q':'RSJ_14 < 30 and close > engulfing and SMA_0 > 3'}");
        assertFalse(check.get("valid").asBoolean());
        assertEquals(3, check.get("errors").size(), check.toString());
        assertEquals(0, check.at("/errors/0/position").asInt());
        assertEquals(6, check.at("/errors/0/length").asInt());
        assertEquals("RSI_14", check.at("/errors/0/did_you_mean").asText());
        assertEquals(
                "sheets",
                check("{'q':'RSI_14 < 30','universe':'synthetic'}").at("/cost/by").asText());
        assertFalse(check("{'q':{'lt':['RSJ_14',30]}}").get("valid").asBoolean());
    }

    @Test
    void noMutilatedRequestIsAFault() {
        Random random = new Random(5);
        String text = "not (RSI_14 < 30 or close crosses above SMA_50) and screen(\"x\") is known";
        for (int i = 0; i < 150; i++) {
            int from = random.nextInt(text.length());
            int to = from + random.nextInt(text.length() - from);
            String cut =
                    text.substring(0, from)
                            + "(\"[@é{".charAt(random.nextInt(6))
                            + text.substring(to);
            int status =
                    keyed.with(ann)
                            .get(ALL + "?q=" + URLEncoder.encode(cut, StandardCharsets.UTF_8))
                            .status();
            assertTrue(status == 200 || status == 422, cut + " " + status);
        }
    }

    private static Call.Answer send(Call call, String method, String path, String body) {
        return body.isEmpty()
                ? call.send(method, path, BodyPublishers.noBody())
                : call.header("Content-Type", "application/json")
                        .send(method, path, BodyPublishers.ofString(body));
    }

    @Test
    void savedScreensAreTheirOwnersAndGuardedByVersion() {
        String body =
                "{\"name\":\"low\",\"q\":{\"lt\":[\"RSI_14\",45]},\"universe\":\"synthetic\"}";
        Call.Answer made = keyed.with(ann).post(SAVED, body);
        assertEquals(201, made.status(), made.body());
        String path = made.header("Location");
        assertEquals("RSI_14 < 45", made.json().get("q").asText());
        assertEquals(409, keyed.with(ann).post(SAVED, body.replace("low", "LOW")).status());
        assertEquals(201, keyed.with(bob).post(SAVED, body).status());
        assertEquals(404, keyed.with(bob).get(path).status());
        String tag = made.header("ETag");
        assertEquals(428, send(keyed.with(ann), "PUT", path, body).status());
        Call.Answer changed =
                send(
                        keyed.with(ann).header("If-Match", tag),
                        "PUT",
                        path,
                        body.replace("45", "55"));
        assertEquals(200, changed.status(), changed.body());
        assertEquals(
                412, send(keyed.with(ann).header("If-Match", tag), "PUT", path, body).status());
        assertEquals(tickers(get("q=RSI_14 < 55&universe=synthetic")), tickers(get("screen=low")));
        assertEquals(
                tickers(get("screen=low")), tickers(get("q=screen(\"low\")&universe=synthetic")));
        assertEquals(404, keyed.with(bob).get(ALL + "?screen=sc_999").status());
        assertEquals(200, keyed.with(ann).get(path + "/spans").status());
        assertEquals(404, send(keyed.with(bob), "DELETE", path, "").status());
        assertEquals(204, send(keyed.with(ann), "DELETE", path, "").status());
        assertEquals(404, keyed.with(ann).get(path).status());
    }

    @Test
    void listsAreUniverses() {
        assertEquals(
                201, keyed.with(ann).post("/api/v1/watchlists", "{\"name\":\"few\"}").status());
        String list = keyed.with(ann).get("/api/v1/watchlists").json().at("/items/0/id").asText();
        assertEquals(
                200,
                keyed.with(ann)
                        .post(
                                "/api/v1/watchlists/" + list + "/entries",
                                "{\"add\":[\"DEMO03\",\"DEMO04\"]}")
                        .status());
        assertEquals(
                List.of("DEMO03", "DEMO04"), tickers(get("q=close > 0&universe=watchlist:few")));
        assertEquals(
                List.of("DEMO03", "DEMO04"), tickers(get("q=on_list(\"few\")&universe=synthetic")));
        Call.Answer foreign =
                keyed.with(bob).get(ALL + "?" + encoded("q=close > 0&universe=watchlist:few"));
        assertEquals(422, foreign.status());
    }

    @Test
    void groupsAndFieldsAreWhole() {
        Call.Answer groups =
                keyed.with(ann)
                        .get(
                                "/api/v1/groups?"
                                        + encoded("q=RSI_14 > 50&universe=synthetic&by=sector"));
        assertEquals(200, groups.status(), groups.body());
        JsonNode only = groups.json().at("/items/0");
        assertTrue(only.get("group").isNull());
        assertEquals(30, only.get("n").asInt());
        assertTrue(only.at("/passing/medians/RSI_14").asDouble() > 50);
        JsonNode fields = keyed.with(ann).get(ALL + "/fields").json().get("items");
        assertTrue(fields.size() > 240);
    }

    /// Sweeps compare sheets with what is stored once in a second; an answer waits for none.
    @Test
    void anAnswerShowsWhatWasStoredBeforeTheRequest() {
        String q = "close > 0 and data.age_sessions is known";
        get("q=close > 0&tickers=DEMO01");
        bars("FRESH1-USD");
        JsonNode made = screen("{'q':'%s','universe':{'tickers':['FRESH1-USD']}}".formatted(q));
        assertEquals(List.of("FRESH1-USD"), tickers(made));
        bars("FRESH2-USD");
        assertEquals(1, get("q=close > 0&tickers=FRESH2-USD").at("/sheets/missing").asInt());
        keyed.jdbi()
                .useHandle(h ->
                        h.execute("update symbol set sector='Ores' where ticker='FRESH1-USD'"));
        assertEquals(
                List.of("FRESH1-USD"), tickers(get("q=sector is ores&tickers=FRESH1-USD,DEMO01")));
        Call.Answer saved =
                keyed.with(ann)
                        .post(SAVED, "{\"name\":\"Ores\",\"q\":\"sector is ores and close > 0\"}");
        assertEquals(201, saved.status(), saved.body());
        keyed.with(ann).send("DELETE", saved.header("Location"), BodyPublishers.noBody());
    }

    private static void bars(String ticker) {
        Call.Answer imported =
                keyed.master()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?source=test&ticker=" + ticker,
                                "date,open,high,low,close,volume\n2025-01-01,7,7,7,7,1\n");
        assertEquals(200, imported.status(), imported.body());
    }

    @Test
    void ownAnalysesAreFields() {
        assertEquals(0, tickers(get("q=mine.score is known&universe=synthetic")).size());
        Call.Answer analysed =
                keyed.with(bob)
                        .header("Prefer", "wait=20")
                        .post("/api/v1/analyses", "{\"tickers\":[\"DEMO05\"],\"capital\":1000}");
        assertEquals(200, analysed.status());
        Call.Answer mine =
                keyed.with(bob)
                        .get(
                                ALL
                                        + "?"
                                        + encoded(
                                                "q=mine.score is"
                                                        + " known&universe=synthetic&fields=mine.verdict,mine.as_of,verdict"));
        JsonNode row = mine.json().at("/items/0");
        assertEquals("DEMO05", row.get("ticker").asText());
        assertEquals(row.at("/fields/verdict"), row.at("/fields/mine.verdict"));
        assertEquals(row.get("as_of"), row.at("/fields/mine.as_of"));
    }
}
