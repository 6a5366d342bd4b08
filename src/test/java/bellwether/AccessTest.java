package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys and audit on the running service.
class AccessTest {
    private static KeyedApp keyed;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    private static int status(String key) {
        return keyed.with(key).get("/api/v1/me").status();
    }

    private static JsonNode get(String path) {
        Call.Answer answer = keyed.master().get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static Call.Answer post(String path, String body) {
        return keyed.master().post(path, body);
    }

    private static Call.Answer delete(String path) {
        return keyed.master().send("DELETE", path, BodyPublishers.noBody());
    }

    private static String code(Call.Answer answer) {
        return answer.json().get("code").asText();
    }

    @Test
    void aKeyIsShownOnceAndWorksForItsOwner() {
        Call.Answer made =
                post(
                        "/api/v1/keys",
                        "{\"name\":\"CI –"
                                + " nightly\",\"role\":\"trader\",\"owner\":\"ann\",\"expires_at\":\"2199-01-01T00:00:00Z\"}");
        assertEquals(201, made.status(), made.body());
        String key = made.json().get("key").asText();
        String prefix = made.json().get("prefix").asText();
        assertTrue(key.matches("bw_[0-9a-f]{10}_[A-Za-z0-9_-]{43}"), "256 bits");
        assertTrue(key.startsWith(prefix + "_"));
        JsonNode shown = get(made.header("Location"));
        assertFalse(shown.has("key"));
        assertEquals("active", shown.get("state").asText());
        assertEquals("CI – nightly", shown.get("name").asText());
        assertEquals("master", shown.get("created_by").asText());
        assertEquals(made.json().get("created_at"), shown.get("created_at"));
        assertEquals(
                "{\"key\":\"%s\",\"owner\":\"ann\",\"role\":\"trader\",\"expires_at\":\"2199-01-01T00:00:00Z\"}"
                        .formatted(prefix),
                keyed.with(key).get("/api/v1/me").body());
        assertEquals(
                "{\"key\":\"master\",\"owner\":\"local\",\"role\":\"admin\",\"expires_at\":null}",
                keyed.master().get("/api/v1/me").body());
    }

    @Test
    void aKeyIsNotMadeTwiceByRepeatingTheRequest() throws Exception {
        String body = "{\"name\":\"once\",\"role\":\"reader\",\"owner\":\"once\"}";
        Callable<Call.Answer> request =
                () -> keyed.master().header("Idempotency-Key", "k-1").post("/api/v1/keys", body);
        List<Integer> statuses = new ArrayList<>();
        Set<String> details = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(8, request))) {
                statuses.add(answer.get().status());
                if (answer.get().status() == 409) {
                    assertEquals("key_made_already", code(answer.get()));
                    details.add(answer.get().json().get("detail").asText());
                }
            }
        }
        assertEquals(1, statuses.stream().filter(s -> s == 201).count(), statuses.toString());
        assertEquals(7, statuses.stream().filter(s -> s == 409).count(), statuses.toString());
        assertEquals(1, details.size());
    }

    @Test
    void aRevokedKeyIsRefusedOnTheNextRequestOfEveryProcess() {
        JsonNode key = keyed.key("reader", "ann");
        String secret = key.get("key").asText();
        try (KeyedApp other = new KeyedApp(Optional.of(KeyedApp.MASTER), keyed.app.database())) {
            assertEquals(200, status(secret));
            assertEquals(200, other.with(secret).get("/api/v1/me").status());
            Call.Answer revoked = delete("/api/v1/keys/" + key.get("id").asText());
            assertEquals("revoked", revoked.json().get("state").asText());
            assertEquals(401, status(secret));
            Call.Answer refused = other.with(secret).get("/api/v1/me");
            assertEquals(401, refused.status());
            assertEquals("key_revoked", code(refused));
        }
        JsonNode again = delete("/api/v1/keys/" + key.get("id").asText()).json();
        assertEquals(keyed.now.get().toString(), again.get("revoked_at").asText());
    }

    @Test
    void aStreamThatIsOpenEndsWhenItsKeyIsRevoked() throws Exception {
        UUID job = UUID.fromString("01900000-0000-7000-8000-000000000001");
        String moved = "update job set version = version + 1 where id = '" + job + "'";
        JsonNode key = keyed.key("reader", "streams");
        keyed.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into job (id, owner, kind, request_hash, params, priority,"
                                        + " state, total) values (?, 'streams', 'analysis', 'h', '{}',"
                                        + " 1, 'paused', 1)",
                                job));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d/api/v1/jobs/%s/events"
                                                    .formatted(keyed.app.port(), job)))
                            .header("X-API-Key", key.get("key").asText())
                            .header("Accept", "text/event-stream")
                            .timeout(Duration.ofSeconds(20))
                            .build();
            Iterator<String> lines = client.send(request, BodyHandlers.ofLines()).body().iterator();
            assertEquals("event: progress", nextEvent(lines));
            delete("/api/v1/keys/" + key.get("id").asText());
            String event;
            do {
                keyed.jdbi().useHandle(h -> h.execute(moved));
                event = nextEvent(lines);
            } while (event.equals("event: progress"));
            assertEquals("event: refused", event);
            assertTrue(lines.next().contains("\"code\":\"key_gone\""));
            assertEquals("", lines.next());
            assertFalse(lines.hasNext());
        }
    }

    private static String nextEvent(Iterator<String> lines) {
        String line = lines.next();
        while (!line.startsWith("event: ")) {
            line = lines.next();
        }
        return line;
    }

    @Test
    void anExpiredKeyIsRefusedFromThatMomentOn() {
        var end = keyed.now.get().plusSeconds(1000);
        Call.Answer made =
                post(
                        "/api/v1/keys",
                        "{\"name\":\"short\",\"role\":\"reader\",\"expires_at\":\"%s\"}"
                                .formatted(end));
        String secret = made.json().get("key").asText();
        var before = keyed.now.get();
        keyed.now.set(end.minusMillis(1));
        assertEquals(200, status(secret));
        keyed.now.set(end);
        assertEquals("key_expired", code(keyed.with(secret).get("/api/v1/me")));
        assertEquals("expired", get(made.header("Location")).get("state").asText());
        assertEquals("key_not_active", code(post(made.header("Location") + "/rotate", "{}")));
        keyed.now.set(before);
    }

    @Test
    void rotatingRefusesTheOldOneAtOnce() {
        JsonNode old = keyed.key("trader", "rot");
        Call.Answer rotated =
                keyed.master()
                        .send(
                                "POST",
                                "/api/v1/keys/" + old.get("id").asText() + "/rotate",
                                BodyPublishers.noBody());
        assertEquals(201, rotated.status(), rotated.body());
        assertEquals(old.get("id"), rotated.json().get("replaces"));
        assertEquals("rot", rotated.json().get("owner").asText());
        assertEquals("trader", rotated.json().get("role").asText());
        assertEquals(401, status(old.get("key").asText()));
        assertEquals(200, status(rotated.json().get("key").asText()));
        assertEquals(
                409, post("/api/v1/keys/" + old.get("id").asText() + "/rotate", "{}").status());
    }

    @Test
    void rotatingWithGraceLetsBothWorkForAWhile() {
        JsonNode old = keyed.key("reader", "grace");
        String rotate = "/api/v1/keys/" + old.get("id").asText() + "/rotate";
        for (String wrong : List.of("-1", "604801", "1.5", "\"1\"")) {
            assertEquals(422, post(rotate, "{\"grace_seconds\":%s}".formatted(wrong)).status());
        }
        Call.Answer rotated = post(rotate, "{\"grace_seconds\":60}");
        assertEquals(201, rotated.status(), rotated.body());
        assertEquals(409, post(rotate, "{}").status());
        var before = keyed.now.get();
        assertEquals(200, status(old.get("key").asText()));
        keyed.now.set(before.plusSeconds(60));
        assertEquals(401, status(old.get("key").asText()));
        assertEquals(200, status(rotated.json().get("key").asText()));
        keyed.now.set(before);
        delete("/api/v1/keys/" + old.get("id").asText());
        assertEquals(401, status(old.get("key").asText()), "revoking cuts the grace short");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | /name | is required",
                "{\"name\":\"\",\"role\":\"reader\"} | /name | must be 1 to 100",
                "{\"name\":\"a\\u0000b\",\"role\":\"reader\"} | /name | must not contain the"
                        + " character NUL",
                "{\"name\":\"a\\u0001b\",\"role\":\"reader\"} | /name | control or format",
                "{\"name\":\"a\",\"role\":\"tradr\"} | /role | did you mean trader?",
                "{\"name\":\"a\",\"role\":\"public\"} | /role | must be one of reader, trader,"
                        + " admin",
                "{\"name\":\"a\",\"role\":\"reader\",\"owner\":\"a b\"} | /owner | letters, digits",
                "{\"name\":\"a\",\"role\":\"reader\",\"owner\":\"\"} | /owner | letters, digits",
                "{\"name\":\"a\",\"role\":\"reader\",\"expires_at\":\"tomorrow\"} | /expires_at |"
                        + " must be a time",
                "{\"name\":\"a\",\"role\":\"reader\",\"expires_at\":\"2020-01-01T00:00:00Z\"} |"
                        + " /expires_at | must be in the future",
                "{\"name\":\"a\",\"role\":\"reader\",\"expires\":\"x\"} | /expires | did you mean"
                        + " expires_at?",
            })
    void badBodiesAreNamed(String body, String pointer, String words) {
        Call.Answer answer = post("/api/v1/keys", body);
        assertEquals(422, answer.status(), answer.body());
        JsonNode error = answer.json().get("errors").get(0);
        assertEquals(pointer, error.get("pointer").asText());
        assertTrue(answer.body().contains(words), answer.body());
    }

    @Test
    void unknownIdsAreNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "x", "1-1-1-1-1")) {
            assertEquals(404, keyed.master().get("/api/v1/keys/" + id).status());
            assertEquals(404, delete("/api/v1/keys/" + id).status());
            assertEquals(404, post("/api/v1/keys/" + id + "/rotate", "{}").status());
        }
    }

    @Test
    void keysAreListedInPagesAndTheirUseIsNotedOnceAMinute() {
        JsonNode key = keyed.key("reader", "lister");
        keyed.key("reader", "lister");
        assertEquals(200, status(key.get("key").asText()));
        JsonNode first = get("/api/v1/keys/" + key.get("id").asText()).get("last_used_at");
        assertEquals(keyed.now.get().toString(), first.asText());
        var before = keyed.now.get();
        keyed.now.set(before.plusSeconds(59));
        assertEquals(200, status(key.get("key").asText()));
        assertEquals(first, get("/api/v1/keys/" + key.get("id").asText()).get("last_used_at"));
        keyed.now.set(before.plusSeconds(60));
        assertEquals(200, status(key.get("key").asText()));
        assertEquals(
                before.plusSeconds(60).toString(),
                get("/api/v1/keys/" + key.get("id").asText()).get("last_used_at").asText());
        keyed.now.set(before);
        Set<String> ids = new HashSet<>();
        Optional<String> path = Optional.of("/api/v1/keys?limit=1");
        int pages = 0;
        while (path.isPresent()) {
            Call.Answer answer = keyed.master().get(path.get());
            answer.json().get("items").forEach(k -> ids.add(k.get("id").asText()));
            pages++;
            String link = answer.header("Link");
            path =
                    link.isEmpty()
                            ? Optional.empty()
                            : Optional.of(link.substring(1, link.indexOf('>')));
        }
        assertEquals(ids.size(), pages);
        assertTrue(ids.contains(key.get("id").asText()));
    }

    @Test
    void theAuditNamesWhoDidWhatByWhichRequest() {
        JsonNode trader = keyed.key("trader", "auditee");
        String secret = trader.get("key").asText();
        String job =
                keyed.with(secret)
                        .post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}")
                        .json()
                        .get("id")
                        .asText();
        // ended or not: a refused move leaves no trace, one that moved leaves one
        int cancelled =
                keyed.with(secret)
                        .header("X-Request-Id", "cancel-1")
                        .post("/api/v1/jobs/" + job + "/cancel", "")
                        .status();
        keyed.master()
                .header("X-Request-Id", "import-1")
                .header("Content-Type", "text/csv")
                .postAs(
                        "/api/v1/prices/import?ticker=AUDIT&source=desk",
                        "date,open,high,low,close,volume\n2024-01-02,1,2,1,2,10\n");
        for (int i = 0; i < 50; i++) {
            keyed.with(secret).header("X-Request-Id", "denied-" + i).get("/api/v1/audit");
        }
        delete("/api/v1/keys/" + trader.get("id").asText());
        String prefix = trader.get("prefix").asText();

        JsonNode moves = get("/api/v1/audit?actor=auditee&action=job.cancel").get("items");
        assertEquals(cancelled == 200 ? 1 : 0, moves.size());
        if (cancelled == 200) {
            assertEquals(job, moves.get(0).get("object").asText());
            assertEquals("cancel-1", moves.get(0).get("request_id").asText());
        }
        JsonNode imports = get("/api/v1/audit?actor=master&action=prices.import").get("items");
        assertEquals("desk", imports.get(0).get("object").asText());
        assertEquals("import-1", imports.get(0).get("request_id").asText());
        JsonNode denied = get("/api/v1/audit?actor=" + prefix).get("items").get(0);
        assertEquals("access.denied", denied.get("action").asText());
        assertEquals("/api/v1/audit", denied.get("object").asText());
        assertEquals("role_needed", denied.get("outcome").asText());
        assertEquals(50, denied.get("times").asInt());
        assertEquals("denied-0", denied.get("request_id").asText());
        JsonNode revoked = get("/api/v1/audit?action=key.revoke&limit=1").get("items").get(0);
        assertEquals(trader.get("id"), revoked.get("object"));
        assertEquals("master", revoked.get("key").asText());
        assertEquals(
                0,
                get("/api/v1/audit?since=" + keyed.now.get().plusSeconds(1_000_000))
                        .get("items")
                        .size());
        assertEquals(422, keyed.master().get("/api/v1/audit?since=yesterday").status());
        assertEquals(422, keyed.master().get("/api/v1/audit?who=me").status());
    }

    @Test
    void aFloodOfWrongKeysMakesFewRows() {
        var jdbi = keyed.jdbi();
        get("/api/v1/audit");
        long before = rows(jdbi);
        for (int i = 0; i < 300; i++) {
            keyed.with("wrong" + i).get("/api/v1/jobs/" + i);
        }
        get("/api/v1/audit");
        assertEquals(1, rows(jdbi) - before);
        JsonNode row = get("/api/v1/audit?limit=1").get("items").get(0);
        assertEquals("unknown_key", row.get("outcome").asText());
        assertEquals("/api/v1/jobs/{id}", row.get("object").asText());
        assertTrue(row.get("key").isNull());
        assertEquals("127.0.0.1", row.get("client").asText());
        assertEquals(300, row.get("times").asInt());
    }

    private static long rows(org.jdbi.v3.core.Jdbi jdbi) {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from audit").mapTo(Long.class).one());
    }

    @Test
    void theAuditCannotBeChanged() {
        keyed.key("reader", "x");
        for (String sql :
                List.of("update audit set key = ''", "delete from audit", "truncate audit")) {
            String message =
                    String.valueOf(
                            assertThrows(
                                            UnableToExecuteStatementException.class,
                                            () -> keyed.jdbi().useHandle(h -> h.execute(sql)))
                                    .getMessage());
            assertTrue(message.contains("audit is append-only"), message);
        }
    }

    @Test
    void theEventLogNamesTheKeyAndItsUser() {
        JsonNode key = keyed.key("reader", "logged");
        keyed.with(key.get("key").asText()).header("X-Request-Id", "log-me").get("/api/v1/me");
        String wanted = "user logged, key " + key.get("prefix").asText() + ", request log-me";
        Waiting.until(() -> keyed.log.toString(StandardCharsets.UTF_8).contains(wanted));
    }

    @Test
    void withoutAMasterKeyTheMachinesUserIsAdminUntilThereIsAKey() {
        try (KeyedApp local =
                new KeyedApp(
                        Optional.empty(), bellwether.platform.db.TestDatabase.createMigrated())) {
            Call.Answer me = local.app.call().get("/api/v1/me");
            assertEquals(
                    "{\"key\":null,\"owner\":\"local\",\"role\":\"admin\",\"expires_at\":null}",
                    me.body());
            assertEquals(401, local.with("wrong").get("/api/v1/me").status(), "keys are checked");
            Call.Answer reader =
                    local.app.call().post("/api/v1/keys", "{\"name\":\"a\",\"role\":\"reader\"}");
            assertEquals(422, reader.status());
            assertTrue(reader.body().contains("must be admin for the first key"), reader.body());
            JsonNode admin =
                    local.app
                            .call()
                            .post("/api/v1/keys", "{\"name\":\"a\",\"role\":\"admin\"}")
                            .json();
            assertEquals(401, local.app.call().get("/api/v1/me").status());
            assertEquals(200, local.app.call().get("/health").status());
            assertEquals(200, local.with(admin.get("key").asText()).get("/api/v1/keys").status());
            assertEquals("local", admin.get("owner").asText());
            local.with(admin.get("key").asText())
                    .send(
                            "DELETE",
                            "/api/v1/keys/" + admin.get("id").asText(),
                            BodyPublishers.noBody());
            assertEquals(401, local.app.call().get("/api/v1/me").status(), "the door stays closed");
        }
    }

    @Test
    void withoutTheDatabaseKeysWaitAndTheMasterKeyAndHealthDoNot() {
        try (KeyedApp alone = new KeyedApp()) {
            String secret = alone.secret("reader", "ann");
            assertEquals(200, alone.with(secret).get("/api/v1/me").status());
            var server = keyed.jdbi();
            String name =
                    alone.jdbi()
                            .withHandle(h ->
                                    h.createQuery("select current_database()")
                                            .mapTo(String.class)
                                            .one());
            server.useHandle(h -> {
                h.execute("alter database %s with allow_connections false".formatted(name));
                h.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?",
                        name);
            });
            Call.Answer answer = alone.with(secret).get("/api/v1/me");
            assertEquals(503, answer.status());
            assertEquals("database_unavailable", code(answer));
            assertEquals(200, alone.with(secret).get("/health").status());
            assertEquals(200, alone.master().get("/api/v1/me").status());
            server.useHandle(h ->
                    h.execute("alter database %s with allow_connections true".formatted(name)));
            // a pooler remembers for a moment that it could not log in
            long patience = System.nanoTime() + 20_000_000_000L;
            int status = 503;
            while (status == 503 && System.nanoTime() < patience) {
                status = alone.with(secret).get("/api/v1/me").status();
            }
            assertEquals(200, status);
        }
    }
}
