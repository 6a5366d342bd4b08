package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.Call;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks every route that is served, with every kind of caller.
final class RouteWalkTest {
    /// Never ends by itself.
    private static final String ENDLESS = "/api/v1/events";

    private static KeyedApp keyed;
    private static String reader;
    private static String trader;
    private static String admin;
    private static String revoked;
    private static String foreign;
    private static String job;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
        reader = keyed.secret("reader", "ann");
        trader = keyed.secret("trader", "ann");
        admin = keyed.secret("admin", "ann");
        foreign = keyed.secret("admin", "bob");
        JsonNode gone = keyed.key("admin", "ann");
        revoked = gone.get("key").asText();
        keyed.master()
                .send("DELETE", "/api/v1/keys/" + gone.get("id").asText(), BodyPublishers.noBody());
        Call.Answer made =
                keyed.with(trader)
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"DEMO01\",\"NOPE\"],\"capital\":1000}");
        assertEquals(200, made.status(), made.body());
        job = made.json().get("job").get("id").asText();
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    static List<Route> routes() {
        return keyed.app.routes();
    }

    static Stream<Route> guarded() {
        return routes().stream().filter(route -> route.role() != Role.PUBLIC);
    }

    private static String path(Route route, String id) {
        return route.path().replace("{ticker}", "DEMO01").replaceAll("\\{[^}]+}", id);
    }

    private static Call.Answer ask(Call call, String method, String path) {
        return call.header("Accept", "*/*").send(method, path, BodyPublishers.noBody());
    }

    private static int head(String key) {
        String header = key.isEmpty() ? "" : "X-API-Key: " + key + "\r\n";
        try (Raw raw = Raw.to(keyed.app.port())) {
            return raw.send("GET " + ENDLESS + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                    .readHead()
                    .status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing is done, because no id is known and no body is sent.
    private static int status(String key, Route route) {
        if (route.path().equals(ENDLESS)) {
            return head(key);
        }
        return ask(
                        key.isEmpty() ? keyed.app.call() : keyed.with(key),
                        route.method(),
                        path(route, UUID.randomUUID().toString()))
                .status();
    }

    @Test
    void onlyTheseRoutesAreOpenToAll() {
        assertEquals(
                List.of(
                        "/",
                        "/api/v1/session",
                        "/app/{view}",
                        "/app/{view}/{item}",
                        "/config",
                        "/docs",
                        "/docs/problems",
                        "/docs/{file}",
                        "/health",
                        "/openapi.json",
                        "/openapi.yaml",
                        "/page/{release}/{file}",
                        "/page/{release}/{folder}/{file}",
                        "/ready",
                        "/s/{token}",
                        "/socket.io",
                        "/swagger.json"),
                routes().stream()
                        .filter(route -> route.role() == Role.PUBLIC)
                        .map(Route::path)
                        .sorted()
                        .toList());
        assertTrue(routes().size() > 25);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void asksForAKeyOfItsRole(Route route) {
        for (String key : List.of("", "wrong", revoked, KeyedApp.MASTER + "x")) {
            assertEquals(401, status(key, route), route + " " + key);
        }
        assertAllowed(reader, Role.READER, route);
        assertAllowed(trader, Role.TRADER, route);
        assertAllowed(admin, Role.ADMIN, route);
        assertAllowed(KeyedApp.MASTER, Role.ADMIN, route);
    }

    private static void assertAllowed(String key, Role role, Route route) {
        int status = status(key, route);
        if (role.covers(route.role())) {
            assertFalse(status == 401 || status == 403, route + " answered " + status);
        } else {
            assertEquals(403, status, route.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void isGuardedForHeadAndWhatLooksLikeAWebSocket(Route route) throws IOException {
        String path = path(route, UUID.randomUUID().toString());
        String host = " HTTP/1.1\r\nHost: localhost\r\n";
        String version = "Sec-WebSocket-Version: 13\r\n";
        if (route.method().equals("GET") && !path.endsWith("/events")) {
            try (Raw raw = Raw.to(keyed.app.port())) {
                assertEquals(401, raw.send("HEAD " + path + host + "\r\n").readHead().status());
            }
        }
        String request = route.method() + " " + path + host + version;
        assertEquals(401, Raw.ask(keyed.app.port(), request + "\r\n").status());
        assertEquals(
                path.equals("/api/v1/live") ? 405 : 404,
                Raw.ask(keyed.app.port(), request + "X-API-Key: " + admin + "\r\n\r\n").status());
    }

    /// What belongs to another answers exactly as what is not there. Symbols belong to nobody.
    @ParameterizedTest
    @MethodSource("guarded")
    void doesNotKnowTheThingsOfOthers(Route route) {
        if (!route.path().replace("{ticker}", "").contains("{")) {
            return;
        }
        String none = UUID.randomUUID().toString();
        Call.Answer theirs = ask(keyed.with(foreign), route.method(), path(route, job));
        Call.Answer nothing = ask(keyed.with(foreign), route.method(), path(route, none));
        assertEquals(nothing.status(), theirs.status());
        assertEquals(plain(nothing, none), plain(theirs, job), route.toString());
        if (route.path().contains("job") || route.path().contains("analyses/")) {
            assertEquals(404, theirs.status());
        }
    }

    private static String plain(Call.Answer answer, String id) {
        if (answer.json() instanceof ObjectNode object) {
            object.remove(List.of("request_id", "timestamp"));
            return object.toString().replace(id, "ID");
        }
        return answer.body();
    }

    @Test
    void listsShowTheOwnersThingsOnly() {
        for (String path :
                List.of("/api/v1/jobs", "/api/all-stocks/progress", "/api/workers/health")) {
            assertFalse(keyed.with(foreign).get(path).body().contains(job), path);
        }
        assertTrue(keyed.with(reader).get("/api/v1/jobs").body().contains(job));
        assertTrue(keyed.with(reader).get("/api/all-stocks/progress").body().contains(job));
        for (String path : List.of("/api/v1/stocks/DEMO01/analyses", "/history/DEMO01")) {
            assertEquals(200, keyed.with(reader).get(path).status());
            assertFalse(keyed.with(foreign).get(path).body().contains("verdict"), path);
        }
        assertEquals(
                2,
                keyed.with(reader)
                                .get("/api/v1/jobs/" + job + "/results")
                                .json()
                                .get("items")
                                .size()
                        + keyed.with(reader)
                                .get("/api/v1/jobs/" + job + "/results")
                                .json()
                                .get("failed_items")
                                .size());
        assertEquals(422, keyed.with(foreign).get("/api/v1/jobs?owner=ann").status());
    }

    /// The same idempotency key of another owner is another one.
    @Test
    void anIdempotencyKeyBelongsToItsOwner() {
        String body = "{\"tickers\":[\"DEMO02\"],\"capital\":1000}";
        JsonNode ours =
                keyed.with(trader)
                        .header("Idempotency-Key", "same")
                        .post("/api/v1/analyses", body)
                        .json();
        JsonNode theirs =
                keyed.with(foreign)
                        .header("Idempotency-Key", "same")
                        .post("/api/v1/analyses", body)
                        .json();
        assertFalse(ours.get("id").equals(theirs.get("id")));
    }

    @Test
    void aStreamAsksForAKey() {
        String events = "/api/v1/jobs/" + job + "/events";
        for (String key : List.of("wrong", revoked)) {
            assertEquals(
                    401,
                    keyed.with(key).header("Accept", "text/event-stream").get(events).status());
        }
        assertEquals(
                404,
                keyed.with(foreign).header("Accept", "text/event-stream").get(events).status());
        Call.Answer own = keyed.with(reader).header("Accept", "text/event-stream").get(events);
        assertEquals(200, own.status());
        assertTrue(own.body().contains("event: end"), own.body());
    }

    @Test
    void strangersDoNotLearnWhichRoutesThereAre() {
        Call.Answer there = keyed.app.call().get("/api/v1/jobs");
        Call.Answer nowhere = keyed.app.call().get("/api/v1/nothing");
        assertEquals(401, nowhere.status());
        assertEquals(plain(there, "/api/v1/jobs"), plain(nowhere, "/api/v1/nothing"));
        assertEquals(404, keyed.with(reader).get("/api/v1/nothing").status());
    }
}
