package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.SealedChannelsCheck;
import bellwether.desk.alert.UserChannelsCheck;
import bellwether.desk.alert.UserRulesCheck;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.MonthlyTable;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.backup.Backups;
import bellwether.platform.doctor.Doctor;
import bellwether.platform.doctor.DoctorContext;
import bellwether.research.learning.ModelBytesCheck;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that was used, with rows in every table that the catalog lists, backed up while it has
/// a job half done, and restored elsewhere.
@Tag("long")
final class BackupEveryTableTest {
    /// Who was signed in is not restored.
    private static final String SESSIONS = "access_session";

    /// Divided as a night's maintenance divides them.
    private static final List<MonthlyTable> MONTHS =
            List.of(
                    new MonthlyTable("analysis", MonthlyTable.Key.UUID, List.of()),
                    new MonthlyTable("forecast", MonthlyTable.Key.TIME, List.of()),
                    new MonthlyTable("strategy_mark", MonthlyTable.Key.TIME, List.of()),
                    new MonthlyTable(
                            "detection",
                            MonthlyTable.Key.TIME,
                            List.of("alter table %s set (fillfactor = 80)")),
                    new MonthlyTable(
                            "audit",
                            MonthlyTable.Key.TIME,
                            List.of(
                                    """
                                    create trigger audit_is_append_only before update or delete or truncate on %s
                                    for each statement execute function refuse_to_change_audit()
                                    """)));

    @TempDir Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    received.add(
                            exchange.getRequestURI()
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        receiver.start();
        TestApp.allow("127.0.0.1:" + receiver.getAddress().getPort());
    }

    @AfterEach
    void hangUp() {
        receiver.stop(0);
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /// @param key of a trader
    /// @param channel whose address is sealed
    /// @param job of which one item is done, one in hand and one waits
    private record Left(String key, String channel, String job) {}

    private static URI service(KeyedApp app) {
        return URI.create("http://127.0.0.1:" + app.app.port());
    }

    /// Uses the service, and leaves it with a job that nobody works on any more.
    private Left live(DatabaseAddress address) {
        String key;
        String channel;
        try (KeyedApp app = new KeyedApp(Optional.of(KeyedApp.MASTER), address)) {
            List<RouteVisit.Seen> made =
                    new RouteVisit(service(app), Optional.of(KeyedApp.MASTER)).write();
            assertEquals(List.of(), broken(made));
            key = app.secret("trader", "ann");
            channel =
                    app.with(key)
                            .post(
                                    "/api/v1/channels",
                                    "{\"kind\":\"webhook\",\"name\":\"hook\",\"address\":{\"url\":\"http://127.0.0.1:%d/secret-path\"}}"
                                            .formatted(receiver.getAddress().getPort()))
                            .json()
                            .get("id")
                            .asText();
        }
        try (TestApp idle =
                new TestApp(
                        0, Optional.of(KeyedApp.MASTER), address, InstantSource.system(), out())) {
            String job =
                    idle.call()
                            .header("X-API-Key", key)
                            .post(
                                    "/api/v1/analyses",
                                    "{\"tickers\":[\"DEMO01\",\"DEMO02\",\"NOPE\"],\"capital\":1000}")
                            .json()
                            .get("id")
                            .asText();
            return new Left(key, channel, job);
        }
    }

    /// One item has failed, and one is in the hands of a process that is gone.
    private static void halve(EveryTable tables, String job) {
        tables.jdbi()
                .useHandle(h -> {
                    h.execute(
                            "insert into worker (id, host, version, heartbeat_at) values"
                                    + " ('00000000-0000-4000-8000-0000000000aa', 'gone', '0',"
                                    + " now() - interval '1 hour')");
                    h.execute(
                            "with gone as (delete from work_item where job_id = cast(? as uuid) and"
                                    + " key = 'NOPE' returning *) insert into item_result (job_id, seq,"
                                    + " key, outcome, code, message, attempt, lease, worker_id,"
                                    + " claimed_at) select job_id, seq, key, 'failed',"
                                    + " 'unknown_ticker', 'Unknown ticker NOPE.', 1, 1,"
                                    + " '00000000-0000-4000-8000-0000000000aa', now() from gone",
                            job);
                    h.execute(
                            "update job set state = 'processing', started_at = now(), failed = 1"
                                    + " where id = cast(? as uuid)",
                            job);
                    h.execute(
                            "update work_item set state = 'running', attempt = 1, lease ="
                                    + " nextval('work_lease'), worker_id ="
                                    + " '00000000-0000-4000-8000-0000000000aa', claimed_at = now(),"
                                    + " deadline_at = now() + interval '1 minute' where job_id = cast(?"
                                    + " as uuid) and key = 'DEMO01'",
                            job);
                });
    }

    private static List<RouteVisit.Seen> broken(List<RouteVisit.Seen> seen) {
        return seen.stream().filter(one -> one.status() >= 500).toList();
    }

    @Test
    void everyTableIsRestoredAndTheServiceGoesOn() throws Exception {
        DatabaseAddress from = TestDatabase.createMigrated();
        Left left = live(from);
        EveryTable tables = new EveryTable(TestDatabase.plain(from));
        halve(tables, left.job());
        MONTHS.forEach(table -> table.extend(tables.jdbi(), Instant.now()));
        tables.fill();
        assertEquals(List.of(), tables.empty(), "a table without a row proves nothing");

        Path file = folder.resolve("every.backup");
        assertEquals(0, backups(from).write(file, true, "1", Instant.now()), this::said);
        DatabaseAddress to = TestDatabase.createEmpty();
        assertEquals(0, backups(to).restore(file), this::said);

        isTheSame(tables, new EveryTable(TestDatabase.plain(to)));
        goesOn(to, left);
    }

    private Backups backups(DatabaseAddress address) {
        return new Backups(address, out(), out());
    }

    private static void isTheSame(EveryTable kept, EveryTable restored) {
        Map<String, String> rows = kept.contents();
        rows.put(SESSIONS, "0 rows ");
        assertEquals(rows, restored.contents());
        assertEquals(kept.sequences(), restored.sequences());
        assertTrue(kept.partitions().containsKey("analysis_rest"));
        assertTrue(kept.partitions().size() > 10, kept.partitions().toString());
        assertEquals(kept.partitions(), restored.partitions());
        Map<String, String> rules = kept.rules();
        restored.rules().forEach((place, found) -> assertEquals(rules.remove(place), found, place));
        assertEquals(Map.of(), rules);
    }

    private void goesOn(DatabaseAddress to, Left left) throws Exception {
        try (KeyedApp app = new KeyedApp(Optional.of(KeyedApp.MASTER), to)) {
            List<RouteVisit.Seen> read =
                    new RouteVisit(service(app), Optional.of(KeyedApp.MASTER)).read();
            assertEquals(List.of(), broken(read));
            assertTrue(read.size() > 200, "read " + read.size());
            assertEquals(
                    "ann", app.with(left.key()).get("/api/v1/me").json().get("owner").asText());
            JsonNode job =
                    Waiting.until(
                            () -> app.with(left.key()).get("/api/v1/jobs/" + left.job()).json(),
                            one -> one.get("state").asText().equals("completed"));
            assertEquals(2, job.get("done").asInt(), job.toString());
            received.clear();
            app.with(left.key())
                    .header("Content-Type", "application/json")
                    .send(
                            "POST",
                            "/api/v1/channels/" + left.channel() + "/test",
                            BodyPublishers.noBody());
            assertTrue(Waiting.until(received::poll, one -> one != null).contains("/secret-path"));
        }
        assertEquals(0, doctor().examine(patient(to), () -> to), this::said);
    }

    private Doctor doctor() {
        said.reset();
        return new Doctor(out(), InstantSource.system());
    }

    private DoctorContext patient(DatabaseAddress address) {
        return new DoctorContext(
                "127.0.0.1",
                0,
                Optional.empty(),
                folder,
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new SealedChannelsCheck(() -> address, TestApp.SECRET),
                        new UserChannelsCheck(() -> address),
                        new ModelBytesCheck(() -> address),
                        new UserRulesCheck(() -> address)),
                28);
    }
}
