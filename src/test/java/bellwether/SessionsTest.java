package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Browsers that sign in to the running service.
final class SessionsTest {
    private static KeyedApp keyed;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    private static Call.Answer signIn(String key, String more) {
        return keyed.app
                .call()
                .header("User-Agent", "Test browser")
                .post("/api/v1/session", "{\"key\":\"%s\"%s}".formatted(key, more));
    }

    /// The cookie as a browser sends it back.
    private static String cookie(Call.Answer signedIn) {
        assertEquals(201, signedIn.status(), signedIn.body());
        return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private static Call by(String cookie) {
        return keyed.app.call().header("Cookie", cookie).header("Sec-Fetch-Site", "same-origin");
    }

    private static Call.Answer delete(Call call, String path) {
        return call.send("DELETE", path, BodyPublishers.noBody());
    }

    private static String code(Call.Answer answer) {
        return answer.json().path("code").asText();
    }

    private static int audited(String action, String object) {
        int found = 0;
        for (JsonNode entry :
                keyed.master().get("/api/v1/audit?action=" + action).json().get("items")) {
            found += entry.get("object").asText().equals(object) ? 1 : 0;
        }
        return found;
    }

    @Test
    void aSessionHasTheKeysOwnerAndRoleUntilItIsEnded() {
        JsonNode key = keyed.key("trader", "ann");
        Call.Answer made = signIn(key.get("key").asText(), "");
        assertEquals(
                "{\"session\":\"%s\",\"key_name\":\"of ann\",\"owner\":\"ann\",\"role\":\"trader\",\"expires_at\":\"%s\",\"idle_expires_at\":\"%s\"}"
                        .formatted(
                                made.json().get("session").asText(),
                                keyed.now.get().plus(Duration.ofDays(7)),
                                keyed.now.get().plus(Duration.ofHours(12))),
                made.body());
        String cookie = cookie(made);
        JsonNode state = by(cookie).get("/api/v1/session").json();
        assertTrue(state.get("signed_in").asBoolean());
        assertEquals("cookie", state.get("by").asText());
        assertEquals(made.json().get("session"), state.get("session"));
        assertEquals("ann", state.get("owner").asText());
        assertFalse(state.get("local_mode").asBoolean());
        assertEquals(App.VERSION, state.get("version").asText());
        assertEquals(
                key.get("prefix").asText(),
                by(cookie).get("/api/v1/me").json().get("key").asText());
        assertEquals(403, by(cookie).get("/api/v1/keys").status(), "a trader");
        String id = made.json().get("session").asText();
        assertEquals(1, audited("session.create", id));
        Call.Answer ended = delete(by(cookie), "/api/v1/session");
        assertEquals(204, ended.status());
        assertEquals(
                "bw=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict", ended.header("Set-Cookie"));
        assertEquals(1, audited("session.end", id));
        Call.Answer after = by(cookie).get("/api/v1/session");
        assertEquals(401, after.status());
        assertEquals("session_ended", code(after));
    }

    @Test
    void anAnswerDependsOnTheCookieAndIsNotForOthers() {
        String cookie = cookie(signIn(keyed.secret("reader", "ann"), ""));
        Call.Answer mine = by(cookie).get("/api/v1/me/preferences");
        assertTrue(mine.header("Vary").contains("Cookie"), mine.header("Vary"));
        assertFalse(keyed.master().get("/api/v1/me/preferences").header("Vary").contains("Cookie"));
    }

    @Test
    void theCookieLastsAsLongAsItWasAskedFor() {
        String key = keyed.secret("reader", "ann");
        String token = "bw=[A-Za-z0-9_-]{43}; Path=/";
        String brief = signIn(key, "").header("Set-Cookie");
        assertTrue(brief.matches(token + "; HttpOnly; SameSite=Strict"), brief);
        assertEquals(brief.length(), signIn(key, ",\"stay\":false").header("Set-Cookie").length());
        String kept = signIn(key, ",\"stay\":true").header("Set-Cookie");
        assertTrue(kept.matches(token + "; Max-Age=604800; HttpOnly; SameSite=Strict"), kept);
        assertNotEquals(brief, signIn(key, "").header("Set-Cookie"));
    }

    @Test
    void aRevokedKeyEndsItsSessionsOnTheNextRequest() {
        JsonNode key = keyed.key("reader", "bea");
        String cookie = cookie(signIn(key.get("key").asText(), ""));
        assertEquals(200, by(cookie).get("/api/v1/me").status());
        delete(keyed.master(), "/api/v1/keys/" + key.get("id").asText());
        Call.Answer after = by(cookie).get("/api/v1/me");
        assertEquals(401, after.status());
        assertEquals("session_ended", code(after));
        assertTrue(after.body().contains("its key is revoked"), after.body());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void aRotatedKeyEndsItsSessionsWithItsGrace(int grace) {
        JsonNode key = keyed.key("reader", "bea");
        String cookie = cookie(signIn(key.get("key").asText(), ",\"stay\":true"));
        String rotated = "/api/v1/keys/" + key.get("id").asText() + "/rotate";
        assertEquals(
                201,
                keyed.master().post(rotated, "{\"grace_seconds\":%d}".formatted(grace)).status());
        if (grace > 0) {
            Call.Answer still = by(cookie).get("/api/v1/session");
            assertEquals(200, still.status());
            assertEquals(
                    keyed.now.get().plusSeconds(grace),
                    Instant.parse(still.json().get("expires_at").asText()));
            keyed.now.set(keyed.now.get().plusSeconds(grace));
        }
        assertEquals("session_ended", code(by(cookie).get("/api/v1/session")));
        assertEquals(401, signIn(key.get("key").asText(), "").status());
    }

    /// What was noted of its use before does not bring it back, nor does its cookie shown again.
    @Test
    void anEndedSessionStaysEnded() {
        String cookie = cookie(signIn(keyed.secret("trader", "eve"), ",\"stay\":true"));
        keyed.now.set(keyed.now.get().plusSeconds(120));
        assertEquals(200, by(cookie).get("/api/v1/me").status());
        assertEquals(204, delete(by(cookie), "/api/v1/session").status());
        keyed.master().get("/api/v1/sessions"); // writes what is in hand
        for (int i = 0; i < 3; i++) {
            assertEquals("session_ended", code(by(cookie).get("/api/v1/me")));
            assertEquals("session_ended", code(by(cookie).post("/api/v1/watchlists", "{}")));
        }
        long stored =
                keyed.jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select count(*) from access_session where owner ="
                                                        + " 'eve'")
                                        .mapTo(Long.class)
                                        .one());
        assertEquals(0, stored);
    }

    @Test
    void itEndsWithItsKeyAfterTwelveIdleHoursAndAfterSevenDays() {
        Instant start = keyed.now.get();
        String expiring =
                keyed.master()
                        .post(
                                "/api/v1/keys",
                                "{\"name\":\"x\",\"role\":\"reader\",\"owner\":\"cora\",\"expires_at\":\"%s\"}"
                                        .formatted(start.plusSeconds(3600)))
                        .json()
                        .get("key")
                        .asText();
        Call.Answer brief = signIn(expiring, "");
        assertEquals(start.plusSeconds(3600).toString(), brief.json().get("expires_at").asText());
        assertEquals(brief.json().get("expires_at"), brief.json().get("idle_expires_at"));
        String idle = cookie(signIn(keyed.secret("reader", "cora"), ""));
        String used = cookie(signIn(keyed.secret("reader", "cora"), ",\"stay\":true"));
        try {
            keyed.now.set(start.plusSeconds(3600));
            assertTrue(by(cookie(brief)).get("/api/v1/me").body().contains("its key is expired"));
            Instant at = start;
            while (at.isBefore(start.plus(Duration.ofDays(7)).minusSeconds(1))) {
                keyed.now.set(at);
                assertEquals(200, by(used).get("/api/v1/me").status(), at.toString());
                at = at.plus(Duration.ofHours(12)).minusSeconds(1);
            }
            keyed.now.set(start.plus(Duration.ofDays(7)));
            assertTrue(by(used).get("/api/v1/me").body().contains("7 days at most"));
            keyed.now.set(start.plus(Duration.ofHours(12)));
            assertTrue(by(idle).get("/api/v1/me").body().contains("not used for 12 hours"));
        } finally {
            keyed.now.set(start);
        }
    }

    @Test
    void itsLastRequestIsWrittenOnceAMinuteAtMost() {
        Instant start = keyed.now.get();
        String cookie = cookie(signIn(keyed.secret("reader", "dora"), ""));
        try {
            keyed.now.set(start.plusSeconds(59));
            assertEquals(
                    start.plusSeconds(59).plus(Duration.ofHours(12)).toString(),
                    by(cookie).get("/api/v1/session").json().get("idle_expires_at").asText());
            assertEquals(start, seen(cookie));
            keyed.now.set(start.plusSeconds(60));
            assertEquals(start.plusSeconds(60), seen(cookie));
        } finally {
            keyed.now.set(start);
        }
    }

    private static Instant seen(String cookie) {
        return Instant.parse(
                by(cookie).get("/api/v1/sessions").json().at("/items/0/last_seen_at").asText());
    }

    @Test
    void aKeyInAHeaderWinsOverTheCookie() {
        String cookie = cookie(signIn(keyed.secret("reader", "eva"), ""));
        JsonNode state =
                by(cookie).header("X-API-Key", KeyedApp.MASTER).get("/api/v1/session").json();
        assertEquals("key", state.get("by").asText());
        assertEquals("local", state.get("owner").asText());
        assertEquals("master key", state.get("key_name").asText());
        Call.Answer wrong = by(cookie).header("X-API-Key", "wrong").get("/api/v1/session");
        assertEquals("unknown_key", code(wrong));
        Call.Answer out =
                delete(by(cookie).header("X-API-Key", KeyedApp.MASTER), "/api/v1/session");
        assertEquals(404, out.status());
        assertEquals("unknown_session", code(out));
        assertEquals(200, by(cookie).get("/api/v1/session").status(), "it goes on");
    }

    @Test
    void oneSeesAndEndsOnesOwnOnly() {
        String key = keyed.secret("reader", "fay");
        Call.Answer first = signIn(key, "");
        Call.Answer second = signIn(key, ",\"stay\":true");
        JsonNode list = by(cookie(first)).get("/api/v1/sessions").json().get("items");
        assertEquals(2, list.size());
        assertEquals(second.json().get("session"), list.get(0).get("id"));
        assertFalse(list.get(0).get("current").asBoolean());
        assertTrue(list.get(0).get("stay").asBoolean());
        assertTrue(list.get(1).get("current").asBoolean());
        assertEquals("Test browser", list.get(1).get("user_agent").asText());
        assertEquals("127.0.0.1", list.get(1).get("client").asText());
        String stranger = cookie(signIn(keyed.secret("admin", "gil"), ""));
        String path = "/api/v1/sessions/" + second.json().get("session").asText();
        Call.Answer foreign = delete(by(stranger), path);
        assertEquals(404, foreign.status());
        Call.Answer missing = delete(by(stranger), "/api/v1/sessions/se_999999");
        assertEquals(404, missing.status());
        assertEquals(
                missing.json()
                        .get("detail")
                        .asText()
                        .replace("se_999999", second.json().get("session").asText()),
                foreign.json().get("detail").asText());
        for (String odd : List.of("se_0", "se_x", "1", "se_1e3", "se_99999999999999999999")) {
            assertEquals(404, delete(by(stranger), "/api/v1/sessions/" + odd).status(), odd);
        }
        assertEquals(200, by(cookie(second)).get("/api/v1/me").status());
        assertEquals(204, delete(by(cookie(first)), path).status());
        assertEquals(401, by(cookie(second)).get("/api/v1/me").status());
        assertEquals(1, audited("session.end", second.json().get("session").asText()));
        String page = by(cookie(first)).get("/api/v1/sessions?limit=1").json().toString();
        assertTrue(page.contains("\"next\":null"), page);
    }

    @Test
    void signingInAnewEndsTheSessionThatTheBrowserHad() {
        String key = keyed.secret("reader", "hal");
        String first = cookie(signIn(key, ""));
        Call.Answer again = by(first).post("/api/v1/session", "{\"key\":\"%s\"}".formatted(key));
        assertEquals(401, by(first).get("/api/v1/me").status());
        assertEquals(200, by(cookie(again)).get("/api/v1/me").status());
    }

    @Test
    void anotherMasterKeyEndsTheSessionsOfTheFormer() {
        String cookie = cookie(signIn(KeyedApp.MASTER, ",\"stay\":true"));
        assertEquals("admin", by(cookie).get("/api/v1/me").json().get("role").asText());
        assertEquals(200, by(cookie).get("/api/v1/keys").status());
        try (KeyedApp other =
                new KeyedApp(
                        Optional.of("another-master-key-of-32-characters!"),
                        keyed.app.database())) {
            Call.Answer answer = other.app.call().header("Cookie", cookie).get("/api/v1/me");
            assertEquals(401, answer.status());
            assertTrue(answer.body().contains("the master key was replaced"), answer.body());
        }
    }

    @Test
    void whatSignsNobodyInIsRefusedWithoutShowingIt() {
        for (String body :
                List.of(
                        "{}",
                        "{\"key\":null}",
                        "{\"key\":\"\"}",
                        "{\"key\":\"%s\"}".formatted("k".repeat(257)),
                        "{\"key\":[\"secretsecret\"]}",
                        "{\"key\":{\"a\":\"secretsecret\"}}",
                        "{\"key\":\"secretsecret\",\"stay\":\"yes\"}",
                        "{\"key\":\"secretsecret\",\"more\":1}",
                        "[\"secretsecret\"]",
                        "\"secretsecret\"")) {
            Call.Answer answer = keyed.app.call().post("/api/v1/session", body);
            assertEquals(422, answer.status(), body);
            assertFalse(answer.body().contains("kkkk"), answer.body());
            assertFalse(answer.body().contains("secret"), answer.body());
        }
        for (String body : List.of("{\"key\":secretsecret}", "{\"key\":\"secret\"", "secret")) {
            Call.Answer answer = keyed.app.call().post("/api/v1/session", body);
            assertEquals(400, answer.status(), body);
            assertFalse(answer.body().contains("secret"), answer.body());
        }
        Call.Answer wrong = signIn("bw_0123456789_" + "A".repeat(43), "");
        assertEquals(401, wrong.status());
        assertEquals("unknown_key", code(wrong));
        assertEquals("", wrong.header("Set-Cookie"));
        Call.Answer foreign =
                keyed.app
                        .call()
                        .header("Sec-Fetch-Site", "same-site")
                        .post("/api/v1/session", "{\"key\":\"%s\"}".formatted(KeyedApp.MASTER));
        assertEquals(403, foreign.status());
        assertEquals("cross_site", code(foreign));
    }

    @Test
    void makingTheFirstKeySignsTheBrowserInSoThatNobodyIsLockedOut() {
        try (KeyedApp local = new KeyedApp(Optional.empty(), TestDatabase.createMigrated())) {
            JsonNode before = local.app.call().get("/api/v1/session").json();
            assertEquals("local", before.get("by").asText());
            assertTrue(before.get("local_mode").asBoolean());
            assertFalse(before.get("signed_in").asBoolean());
            String body = "{\"name\":\"first\",\"role\":\"admin\"}";
            Call.Answer made =
                    local.app
                            .call()
                            .header("Sec-Fetch-Site", "same-origin")
                            .post("/api/v1/keys", body);
            assertEquals(201, made.status(), made.body());
            String cookie = made.header("Set-Cookie").replaceFirst(";.*", "");
            assertEquals(401, local.app.call().get("/api/v1/session").status());
            JsonNode after =
                    local.app
                            .call()
                            .header("Cookie", cookie)
                            .header("Sec-Fetch-Site", "same-origin")
                            .get("/api/v1/session")
                            .json();
            assertEquals("cookie", after.get("by").asText());
            assertEquals("first", after.get("key_name").asText());
            assertEquals("local", after.get("owner").asText());
            Call.Answer second =
                    local.app
                            .call()
                            .header("Cookie", cookie)
                            .header("Sec-Fetch-Site", "same-origin")
                            .post("/api/v1/keys", body);
            assertEquals(201, second.status());
            assertEquals("", second.header("Set-Cookie"), "the browser has one");
        }
    }

    @Test
    void aProgramThatMakesTheFirstKeyGetsNoCookie() {
        try (KeyedApp local = new KeyedApp(Optional.empty(), TestDatabase.createMigrated())) {
            Call.Answer made =
                    local.app
                            .call()
                            .post("/api/v1/keys", "{\"name\":\"first\",\"role\":\"admin\"}");
            assertEquals(201, made.status());
            assertEquals("", made.header("Set-Cookie"));
        }
    }
}
