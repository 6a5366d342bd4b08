package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.OwnedTable;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.privacy.store.OwnedRowsDao;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An owner takes everything along and has it deleted: every table is filled, and nothing is left.
final class PrivacyTest {
    private static final String ME = "/api/v1/me";
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyedApp keyed;
    private OwnedRows rows;

    @BeforeEach
    void start() {
        keyed = new KeyedApp();
        rows = new OwnedRows(keyed.jdbi());
    }

    @AfterEach
    void stop() {
        keyed.close();
    }

    private static List<String> tables() {
        return OwnedData.TABLES.stream().map(OwnedTable::name).toList();
    }

    private Map<String, Long> counts(String owner) {
        Map<String, Long> counts = new TreeMap<>();
        keyed.jdbi()
                .useHandle(h ->
                        OwnedData.TABLES.forEach(table ->
                                counts.put(
                                        table.name(), new OwnedRowsDao().count(h, table, owner))));
        return counts;
    }

    private Call.Answer delete(String key, String query) {
        return keyed.with(key).send("DELETE", ME + query, BodyPublishers.noBody());
    }

    private Map<String, String> export(String key) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + keyed.app.port()
                                                                + ME
                                                                + "/export"))
                                        .header("X-API-Key", key)
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        assertEquals("application/zip", answer.headers().firstValue("Content-Type").orElseThrow());
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void everythingIsExportedThenDeletedAndOnlyTheAuditStays() throws Exception {
        String key = keyed.secret("trader", "ann");
        String bobs = keyed.secret("trader", "bob");
        rows.fill(tables(), "ann", 101);
        rows.fill(tables(), "bob", 202);
        Map<String, Long> before = counts("ann");
        before.forEach((table, count) -> assertTrue(count > 0, table));
        Map<String, Long> others = counts("bob");

        isExported(export(key), before);

        JsonNode asked = delete(key, "").json();
        assertEquals(202, delete(key, "").status());
        assertFalse(asked.get("done").asBoolean());
        assertEquals(before.size(), asked.get("removes").size(), asked.toString());
        assertTrue(asked.get("stays").toString().contains("audit"));
        String newest = delete(key, "").json().get("confirmation").asText();
        assertEquals(before, counts("ann"), "asking deletes nothing");

        Call.Answer done = delete(key, "?confirmation=" + newest);
        assertEquals(202, done.status(), done.body());
        assertFalse(done.json().get("done").asBoolean(true), "the last look is to come");
        String last = keyed.now.get().plus(Duration.ofMinutes(1)).toString();
        assertEquals(last, done.json().get("last_look_at").asText());
        assertTrue(done.json().get("message").asText().contains(last), done.body());
        Map<String, Long> none = new TreeMap<>(before);
        none.replaceAll((_, _) -> 0L);
        assertEquals(none, counts("ann"));
        assertEquals(others, counts("bob"), "what is another's stays");
        assertEquals(401, delete(key, "").status());
        assertEquals(200, keyed.with(bobs).get(ME).status());
        isAudited();
    }

    private void isExported(Map<String, String> files, Map<String, Long> counts)
            throws IOException {
        JsonNode about = JSON.readTree(files.remove("about.json"));
        assertEquals("ann", about.get("owner").asText());
        assertEquals(counts.size(), files.size());
        for (String table : counts.keySet()) {
            List<String> lines = files.getOrDefault(table + ".ndjson", "").lines().toList();
            assertEquals(counts.get(table), lines.size(), table);
            assertEquals(counts.get(table), about.at("/rows/" + table).asLong(), table);
            for (String line : lines) {
                assertTrue(JSON.readTree(line).isObject(), line);
            }
        }
        files.forEach((file, text) -> assertFalse(text.contains("bob"), file));
        for (OwnedTable table : OwnedData.TABLES) {
            for (String line : files.getOrDefault(table.name() + ".ndjson", "").lines().toList()) {
                JsonNode row = JSON.readTree(line);
                table.secrets().forEach(secret -> assertFalse(row.has(secret), table + " " + line));
            }
        }
        assertEquals("[\"hash\"]", about.at("/left_out/api_key").toString());
        assertTrue(about.get("left_out_why").asText().contains("secrets"));
    }

    /// Columns that look like secrets, or hold bytes, and are none.
    private static final Set<String> NO_SECRETS =
            Set.of(
                    "attempt.code",
                    "backtest.data_hash",
                    "backtest_curve.curve",
                    "backtest_run.data_hash",
                    "backtest_run.spec_hash",
                    "channel.code_sent_at",
                    "channel.code_tries",
                    "channel.code_until",
                    "item_result.code",
                    "job.request_hash",
                    "notification_preference.codes",
                    "notification_preference.codes_since",
                    "plan_record.draws",
                    "screen_row.packed",
                    "share.page",
                    "trade_fill.bar_hash",
                    "trial.data_hash",
                    "trial.spec_hash",
                    "upload_part.bytes");

    @Test
    void columnsThatLookLikeSecretsAreLeftOutOrAreKnownToBeNone() {
        Map<String, OwnedTable> owned =
                OwnedData.TABLES.stream().collect(Collectors.toMap(OwnedTable::name, t -> t));
        Set<String> shown =
                keyed
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                select table_name || '.' || column_name
                                                from information_schema.columns
                                                where table_schema = current_schema()
                                                  and (data_type = 'bytea'
                                                    or column_name ~ 'secret|sealed|hash|token|password|code|master')
                                                """)
                                        .mapTo(String.class)
                                        .list())
                        .stream()
                        .filter(column -> {
                            OwnedTable table = owned.get(column.replaceFirst("\\..*", ""));
                            return table != null
                                    && !table.secrets().contains(column.replaceFirst(".*\\.", ""));
                        })
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(NO_SECRETS), shown);
    }

    private void isAudited() {
        List<String> actions =
                keyed.jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select distinct action from audit where owner ="
                                                        + " 'ann' and action like 'me.%' order by 1")
                                        .mapTo(String.class)
                                        .list());
        assertEquals(List.of("me.delete", "me.delete.ask"), actions);
    }

    @Test
    void onlyTheNewestConfirmationOfTheOwnerWorksAndOnlyForAWhile() {
        String key = keyed.secret("trader", "ann");
        String bobs = keyed.secret("trader", "bob");
        String first = delete(key, "").json().get("confirmation").asText();
        String second = delete(key, "").json().get("confirmation").asText();
        delete(bobs, "");
        for (String wrong : List.of(first, "", "x")) {
            Call.Answer answer = delete(key, "?confirmation=" + wrong);
            assertEquals(422, answer.status(), wrong);
            assertEquals("?confirmation", answer.json().at("/errors/0/pointer").asText());
        }
        assertEquals(422, delete(bobs, "?confirmation=" + second).status());
        String other = keyed.secret("trader", "ann");
        Call.Answer others = delete(other, "?confirmation=" + second);
        assertEquals(422, others.status(), "another key of the owner's has not asked");
        assertTrue(others.body().contains("sent with the key that asked for it"), others.body());
        keyed.now.set(keyed.now.get().plus(Duration.ofMinutes(16)));
        assertEquals(422, delete(key, "?confirmation=" + second).status());
        assertEquals(200, keyed.with(key).get(ME).status());
        assertEquals(422, delete(key, "?confirm=" + second).status());
    }

    @Test
    void jobsSessionsAndStreamsEndWithTheirOwner() {
        String key = keyed.secret("trader", "ann");
        String cookie =
                keyed.app
                        .call()
                        .post("/api/v1/session", "{\"key\":\"%s\"}".formatted(key))
                        .header("Set-Cookie")
                        .replaceFirst(";.*", "");
        try (LiveClient stream =
                new LiveClient(keyed.app.port(), "/api/v1/events", Map.of("X-API-Key", key))) {
            stream.next("hello");
            for (int i = 0; i < 5; i++) {
                keyed.with(key)
                        .post("/api/v1/analyses", "{\"universe\":\"synthetic\",\"capital\":1000}");
            }
            String confirmation = delete(key, "").json().get("confirmation").asText();
            assertEquals(202, delete(key, "?confirmation=" + confirmation).status());
            assertEquals("key_gone", stream.next("refused").json().get("code").asText());
        }
        assertEquals(
                401,
                keyed.app
                        .call()
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", "same-origin")
                        .get("/api/v1/session")
                        .status());
        Waiting.until(() ->
                keyed.master().get("/api/v1/jobs?state=processing").json().get("items").isEmpty());
        counts("ann").forEach((table, count) -> assertEquals(0, count, table));
    }

    @Test
    void lesserKeysDeleteNothing() {
        String reader = keyed.secret("reader", "ann");
        assertEquals(403, delete(reader, "").status());
        String trader = keyed.secret("trader", "ann");
        keyed.secret("admin", "ann");
        Call.Answer refused = delete(trader, "");
        assertEquals(409, refused.status());
        assertEquals("higher_role_needed", refused.json().get("code").asText());
        assertTrue(refused.json().get("detail").asText().contains("higher role"));
    }

    @Test
    void theLastAdminIsRefused() {
        try (TestApp app = new TestApp()) {
            String first =
                    app.call()
                            .post(
                                    "/api/v1/keys",
                                    "{\"name\":\"a\",\"role\":\"admin\",\"owner\":\"ann\"}")
                            .json()
                            .get("key")
                            .asText();
            Call.Answer refused =
                    app.call()
                            .header("X-API-Key", first)
                            .send("DELETE", ME, BodyPublishers.noBody());
            assertEquals(409, refused.status(), refused.body());
            assertEquals("last_admin_key", refused.json().get("code").asText());
            app.call()
                    .header("X-API-Key", first)
                    .post("/api/v1/keys", "{\"name\":\"b\",\"role\":\"admin\",\"owner\":\"bob\"}");
            assertEquals(
                    202,
                    app.call()
                            .header("X-API-Key", first)
                            .send("DELETE", ME, BodyPublishers.noBody())
                            .status());
        }
    }

    /// What was asked while another was admin too is confirmed when that has changed: the check is
    /// repeated by the transaction that shuts the keys.
    @Test
    void theLastAdminIsRefusedAlsoWhereTheOtherGoesAtTheSameTime() throws Exception {
        try (KeyedApp own = new KeyedApp(Optional.empty(), TestDatabase.createMigrated())) {
            String first =
                    own.app
                            .call()
                            .post(
                                    "/api/v1/keys",
                                    "{\"name\":\"a\",\"role\":\"admin\",\"owner\":\"ann\"}")
                            .json()
                            .get("key")
                            .asText();
            own.with(first)
                    .post("/api/v1/keys", "{\"name\":\"b\",\"role\":\"admin\",\"owner\":\"bob\"}");
            String confirmation =
                    own.with(first)
                            .send("DELETE", ME, BodyPublishers.noBody())
                            .json()
                            .get("confirmation")
                            .asText();
            CompletableFuture<Call.Answer> answer = new CompletableFuture<>();
            own.jdbi()
                    .useTransaction(h -> {
                        h.execute(
                                "select pg_advisory_xact_lock(hashtextextended('admin keys', 0))");
                        Thread.ofVirtual()
                                .start(() ->
                                        answer.complete(
                                                own.with(first)
                                                        .send(
                                                                "DELETE",
                                                                ME
                                                                        + "?confirmation="
                                                                        + confirmation,
                                                                BodyPublishers.noBody())));
                        Waiting.until(() ->
                                h.createQuery(
                                                        "select count(*) from pg_locks where"
                                                                + " locktype = 'advisory' and not"
                                                                + " granted and database = (select"
                                                                + " oid from pg_database where"
                                                                + " datname = current_database())")
                                                .mapTo(Integer.class)
                                                .one()
                                        == 1);
                        h.execute("update api_key set revoked_at = created_at where owner = 'bob'");
                    });
            Call.Answer refused = answer.get(20, TimeUnit.SECONDS);
            assertEquals(409, refused.status(), refused.body());
            assertEquals("last_admin_key", refused.json().get("code").asText());
            assertEquals(200, own.with(first).get(ME).status(), "the keys still work");
        }
    }

    @Test
    void whatGoesOnAlreadyIsNotAskedForAgain() {
        String key = keyed.secret("trader", "ann");
        rows.fill(tables(), "ann", 101);
        keyed.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into owner_deletion (owner, key, hash, expires_at,"
                                        + " confirmed_at) values ('ann', 'k', 'h', now(), now())"));
        Call.Answer running = delete(key, "");
        assertEquals(409, running.status());
        assertEquals("deletion_running", running.json().get("code").asText());
        assertTrue(running.json().get("detail").asText().contains("last look, due at 20"));
    }
}
