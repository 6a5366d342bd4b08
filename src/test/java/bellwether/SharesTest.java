package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Links to frozen pages: who may open them, how long, and what is answered otherwise.
final class SharesTest {
    private static final String ALL = "/api/v1/shares";
    private static final ReportCalls CALLS = new ReportCalls();
    private static String analysis = "";

    @BeforeAll
    static void analyse() {
        CALLS.prices("WAVES", 120);
        analysis = CALLS.analysis("WAVES", "");
    }

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static Call.Answer share(String body) {
        return CALLS.call().post(ALL, body);
    }

    private static JsonNode shared(int days) {
        Call.Answer made = share("{\"analysis\":\"%s\",\"days\":%d}".formatted(analysis, days));
        assertEquals(201, made.status(), made.body());
        assertEquals(ALL + "/" + made.json().get("id").asText(), made.header("Location"));
        return made.json();
    }

    /// Without a key.
    private static Call.Answer open(String path) {
        return CALLS.app.app.call().get(path);
    }

    /// As a mail program's reader does, whose parameters the document does not name.
    private static String raw(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + CALLS.app.app.port() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void aLinkOpensTheReportAsItWasWithoutAKeyAndIsCounted() throws Exception {
        JsonNode made = shared(3);
        String path = made.get("path").asText();
        Call.Answer first = open(path);
        assertEquals(200, first.status(), first.body());
        assertTrue(first.body().contains("WAVES"), first.body());
        assertTrue(first.body().contains("A copy, frozen"), first.body());
        CALLS.prices("WAVES", 100);
        assertEquals(first.body(), raw(path + "?utm_source=mail"), "it is frozen");
        JsonNode seen = CALLS.call().get(ALL + "/" + made.get("id").asText()).json();
        assertEquals(2, seen.get("opened").asInt());
        assertFalse(seen.get("opened_at").isNull());
        assertEquals("analysis", seen.get("kind").asText());
        assertEquals(analysis, seen.get("subject").asText());
    }

    @Test
    void aPageIsKeptByNobodySetsNoCookieAndMayDoNothing() {
        Call.Answer page = open(shared(1).get("path").asText());
        assertEquals("no-store", page.header("Cache-Control"));
        assertTrue(page.header("X-Robots-Tag").startsWith("noindex"), "no search engine");
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertTrue(policy.endsWith("form-action 'none'; frame-ancestors 'none'; sandbox"), policy);
        assertEquals(List.of(), page.response().headers().allValues("Set-Cookie"));
        assertEquals("no-referrer", page.header("Referrer-Policy"));
    }

    @Test
    void whateverIsWrongWithALinkTheAnswerIsTheSame() {
        JsonNode revoked = shared(2);
        JsonNode expired = shared(1);
        String good = shared(30).get("path").asText();
        assertEquals(
                204,
                CALLS.call()
                        .send(
                                "DELETE",
                                ALL + "/" + revoked.get("id").asText(),
                                BodyPublishers.noBody())
                        .status());
        List<String> wrong = new ArrayList<>(altered(good));
        wrong.add(revoked.get("path").asText());
        wrong.add("/s/x");
        wrong.add("/s/" + "9".repeat(400));
        Instant before = CALLS.app.now.get();
        CALLS.app.now.set(Instant.parse(expired.get("expires_at").asText()));
        try {
            String answer = gone(expired.get("path").asText());
            for (String path : wrong) {
                assertEquals(answer, gone(path), path);
            }
            assertEquals(200, open(good).status(), "the others still work");
        } finally {
            CALLS.app.now.set(before);
        }
        JsonNode shown = CALLS.call().get(ALL + "/" + revoked.get("id").asText()).json();
        assertTrue(shown.get("path").isNull(), shown.toString());
        assertFalse(shown.get("revoked_at").isNull());
        assertEquals(0, shown.get("opened").asInt(), "what does not work is not counted");
    }

    /// Every character of a link by another one, and its end by a later one.
    private static List<String> altered(String path) {
        List<String> all = new ArrayList<>();
        for (int i = "/s/".length(); i < path.length(); i++) {
            char c = path.charAt(i);
            char other = c == '1' ? '2' : c == 'A' ? 'B' : Character.isDigit(c) ? '1' : 'A';
            all.add(path.substring(0, i) + other + path.substring(i + 1));
        }
        String[] parts = path.split("\\.", -1);
        all.add(parts[0] + "." + (Long.parseLong(parts[1]) + 86_400) + "." + parts[2]);
        all.add(path + "A");
        all.add(path.substring(0, path.length() - 1));
        return all;
    }

    private static String gone(String path) {
        Call.Answer answer = open(path);
        assertEquals(404, answer.status(), path);
        assertFalse(answer.body().contains("WAVES"), path);
        return answer.body()
                + answer.header("Content-Security-Policy")
                + answer.header("Cache-Control");
    }

    @Test
    void sharesAreTheirOwnersAlone() {
        JsonNode made = shared(1);
        String one = ALL + "/" + made.get("id").asText();
        assertCode(404, "unknown_share", CALLS.other().get(one));
        assertCode(
                404, "unknown_share", CALLS.other().send("DELETE", one, BodyPublishers.noBody()));
        assertEquals(0, CALLS.other().get(ALL).json().get("items").size());
        assertCode(
                404,
                "unknown_analysis",
                CALLS.other().post(ALL, "{\"analysis\":\"%s\"}".formatted(analysis)));
        assertEquals(200, open(made.get("path").asText()).status());
        String reader = CALLS.app.secret("reader", "ann");
        assertEquals(403, CALLS.app.with(reader).post(ALL, "{\"analysis\":\"an_1\"}").status());
    }

    @Test
    void theListIsPagedTheNewestFirst() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.addFirst(shared(1).get("id").asText());
        }
        JsonNode first = CALLS.call().get(ALL + "?limit=2").json();
        assertEquals(made.subList(0, 2), first.get("items").findValuesAsText("id"));
        JsonNode next = CALLS.call().get(first.get("next").asText()).json();
        assertEquals(made.get(2), next.at("/items/0/id").asText());
    }

    @Test
    void whatCannotBeSharedIsRefusedInWords() {
        refuses("/scoreboard/by", "must be one of verdict", "{\"by\":\"week\"}");
        refuses("/scoreboard/verdict", "must be one of STRONG_BUY", "{\"verdict\":\"MAYBE\"}");
        String rule = "must be at most 100 characters without control characters";
        refuses("/scoreboard/profile", rule, "{\"profile\":\"a\\nb\"}");
        refuses("/scoreboard/sector", rule, "{\"sector\":\"" + "x".repeat(101) + "\"}");
        refuses(
                "/scoreboard/sector",
                "must not contain the character NUL",
                "{\"sector\":\"a\\u0000b\"}");
        refuses("/scoreboard/from", "must be a date such as", "{\"from\":\"1.2.24\"}");
        refuses(
                "/scoreboard/to",
                "must not be before from",
                "{\"from\":\"2024-02-01\",\"to\":\"2024-01-01\"}");
        for (String body :
                List.of(
                        "{}",
                        "{\"analysis\":\"an_1\",\"screen\":\"x\"}",
                        "{\"analysis\":\"an_1\",\"scoreboard\":{}}",
                        "{\"scoreboard\":\"all\"}",
                        "{\"analysis\":\"%s\",\"days\":31}".formatted(analysis),
                        "{\"analysis\":\"%s\",\"days\":0}".formatted(analysis))) {
            assertEquals(422, share(body).status(), body);
        }
        assertCode(404, "unknown_analysis", share("{\"analysis\":\"an_999999\"}"));
        assertCode(404, "unknown_screen", share("{\"screen\":\"no such\"}"));
    }

    private static void refuses(String pointer, String words, String choice) {
        Call.Answer refused = share("{\"scoreboard\":%s}".formatted(choice));
        assertEquals(422, refused.status(), refused.body());
        assertEquals(pointer, refused.json().at("/errors/0/pointer").asText());
        assertTrue(
                refused.json().at("/errors/0/detail").asText().startsWith(words), refused.body());
    }

    /// A plan that lost, as if it had been marked.
    private static void plan(String owner, String verdict, double r) {
        TestDatabase.plain(CALLS.app.app.database())
                .useHandle(h ->
                        h.execute(
                                """
                                insert into plan_record (house, analysis, owner, symbol_id, as_of, made_at, formula,
                                    profile, verdict, score, agreeing, state, entered_on, exited_on, r, return_percent)
                                select false, 1000000 + (select count(*) from plan_record), ?, id, current_date - 30, now(), 5,
                                    'balanced', ?, 0.4, '{}', 'stop', current_date - 29, current_date - 20, ?, -1
                                from symbol where ticker = 'WAVES'
                                """,
                                owner,
                                verdict,
                                r));
    }

    @Test
    void aScoreboardIsSharedAsItIsAndStaysSo() {
        plan("ann", "BUY", -1.25);
        plan("bob", "SELL", 3.75);
        Instant before = CALLS.app.now.get();
        CALLS.app.now.set(Instant.now());
        try {
            JsonNode made = share("{\"scoreboard\":{\"by\":\"verdict\"},\"days\":2}").json();
            assertEquals("scoreboard", made.get("kind").asText(), made.toString());
            assertEquals("by=verdict", made.get("subject").asText());
            String path = made.get("path").asText();
            String page = open(path).body();
            assertTrue(page.contains("Scoreboard by verdict, 1 plan<"), page);
            assertTrue(page.contains("1.250") && page.contains("BUY"), page);
            assertFalse(page.contains("3.750"), "of another owner");
            assertTrue(page.contains("too few: 1 of 30 effective plans"), page);
            assertTrue(page.contains("A copy, frozen"), page);
            assertFalse(page.contains("<script") || page.contains("src="), "it asks for nothing");
            plan("ann", "STRONG_BUY", 7.5);
            assertEquals(page, open(path).body(), "it is frozen");
            String month =
                    share("{\"scoreboard\":{\"by\":\"month\",\"house\":true,\"sector\":\"A & B\"}}")
                            .json()
                            .get("subject")
                            .asText();
            assertEquals("by=month&sector=A+%26+B&house=true", month);
            String one = ALL + "/" + made.get("id").asText();
            assertEquals(204, CALLS.call().send("DELETE", one, BodyPublishers.noBody()).status());
            assertEquals(gone("/s/x"), gone(path));
        } finally {
            CALLS.app.now.set(before);
        }
    }

    @Test
    void aScreenIsSharedWithItsConditionAsText() {
        Call.Answer screen =
                CALLS.call()
                        .post(
                                "/api/v1/screens",
                                "{\"name\":\"<b>bold</b> & more\",\"q\":\"close > 1 and RSI_14 <"
                                        + " 101\"}");
        assertEquals(201, screen.status(), screen.body());
        Call.Answer made = share("{\"screen\":\"%s\"}".formatted(screen.json().get("id").asText()));
        assertEquals(201, made.status(), made.body());
        String page = open(made.json().get("path").asText()).body();
        assertTrue(page.contains("&lt;b&gt;bold&lt;/b&gt; &amp; more"), page);
        assertTrue(page.contains("RSI_14 &lt; 101"), page);
        assertFalse(page.contains("<b>bold"), page);
    }

    @Test
    void makingAndRevokingAreOnRecordOnce() {
        String id = shared(1).get("id").asText();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    204,
                    CALLS.call().send("DELETE", ALL + "/" + id, BodyPublishers.noBody()).status());
        }
        assertEquals(1, noted("share.revoke", id));
        assertEquals(1, noted("share.create", id + " " + analysis));
    }

    private static long noted(String action, String object) {
        return CALLS.app
                .master()
                .get("/api/v1/audit?limit=200&action=" + action)
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("object").asText().equals(object))
                .count();
    }

    @Test
    void noLogKeepsALink() {
        String path = shared(5).get("path").asText();
        assertEquals(200, open(path).status());
        String secret = path.substring(path.lastIndexOf('.') + 1);
        Waiting.until(SharesTest::log, said -> said.contains("/s/"));
        assertFalse(log().contains(secret), "its code is not in the log");
    }

    private static String log() {
        return CALLS.app.log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linksOfTwoSharesDifferInTheirCodes() {
        String first = shared(5).get("path").asText();
        String second = shared(5).get("path").asText();
        String code = first.substring(first.lastIndexOf('.'));
        assertEquals(23, code.length(), "128 bits in base64");
        assertNotEquals(code, second.substring(second.lastIndexOf('.')));
    }
}
