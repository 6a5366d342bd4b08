package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.security.AllowedOrigins;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bodies that are too large, in one piece or many, and bodies that come too slowly.
final class BodyLimitsTest {
    private static final int LARGEST = ServerLimits.usual().body().largest();

    @Test
    void takesTheLargestBodyAndNotOneByteMore() throws IOException {
        try (EdgeServer server = EdgeServer.usual()) {
            assertEquals(
                    Integer.toString(LARGEST),
                    Raw.ask(server.port(), post("/orders", LARGEST)).body());
            assertTooLarge(Raw.ask(server.port(), post("/orders", LARGEST + 1)));
            assertEquals(1, server.orders.get());
        }
    }

    @Test
    void countsTheBytesOfABodyInChunksToo() throws IOException {
        try (EdgeServer server = EdgeServer.usual()) {
            assertEquals(
                    Integer.toString(LARGEST),
                    Raw.ask(server.port(), chunked("/orders", LARGEST)).body());
            assertTooLarge(Raw.ask(server.port(), chunked("/orders", LARGEST + 1)));
            assertEquals(1, server.orders.get());
        }
    }

    @Test
    void leavesTheUploadToItsRoute() throws IOException {
        String path = "/api/v1/prices/import";
        try (EdgeServer server = EdgeServer.usual()) {
            assertEquals(
                    Integer.toString(3 * LARGEST),
                    Raw.ask(server.port(), post(path, 3 * LARGEST)).body());
            assertEquals(
                    Integer.toString(3 * LARGEST),
                    Raw.ask(server.port(), chunked(path, 3 * LARGEST)).body());
            assertTooLarge(Raw.ask(server.port(), post(path + "/more", 2 * LARGEST)));
        }
    }

    @Test
    void bodiesUnderWayHoldNoPlaceOfOthers() throws IOException {
        ServerLimits narrow =
                ServerLimits.usual()
                        .with(new ServerLimits.Crowd(1, 50, Duration.ofMinutes(1)))
                        .with(new ServerLimits.Body(LARGEST, 200, Duration.ofMinutes(1)));
        try (EdgeServer server = new EdgeServer(narrow, AllowedOrigins.NONE)) {
            List<Raw> slow = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                slow.add(Raw.to(server.port()).send(head("/orders", 10) + "12345"));
            }
            assertEquals(
                    200,
                    Raw.ask(server.port(), "GET /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .status());
            for (Raw raw : slow) {
                // one after the other, because there is one place
                assertEquals("10", raw.send("67890").read().body());
                raw.close();
            }
            assertEquals(400, server.orders.get());
        }
    }

    @Test
    void givesUpABodyThatComesTooSlowly() throws IOException {
        assertGivenUp("/orders");
    }

    @Test
    void givesUpAnUploadThatComesTooSlowly() throws IOException {
        assertGivenUp("/api/v1/prices/import");
    }

    private static void assertGivenUp(String path) throws IOException {
        ServerLimits.Body hasty = new ServerLimits.Body(LARGEST, LARGEST, Duration.ofMillis(10));
        try (EdgeServer server =
                        new EdgeServer(ServerLimits.usual().with(hasty), AllowedOrigins.NONE);
                Raw raw = Raw.to(server.port())) {
            raw.send(head(path, 10) + "1").patience(100);
            assertThrows(SocketTimeoutException.class, raw::read);
            Raw.Answer answer = raw.send("2").patience(10_000).read();
            assertEquals(408, answer.status());
            assertEquals("request_timeout", answer.json().get("code").asText());
            assertTrue(answer.headers().containsKey("x-request-id"));
            assertEquals(0, server.orders.get());
        }
    }

    private static void assertTooLarge(Raw.Answer answer) throws IOException {
        assertEquals(413, answer.status(), answer.body());
        assertEquals("body_too_large", answer.json().get("code").asText());
    }

    private static String head(String path, int length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, length);
    }

    private static String post(String path, int length) {
        return head(path, length) + "x".repeat(length);
    }

    private static String chunked(String path, int length) {
        StringBuilder text =
                new StringBuilder(
                        "POST %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                                .formatted(path));
        for (int rest = length; rest > 0; rest -= 10_000) {
            int size = Math.min(rest, 10_000);
            text.append(Integer.toHexString(size))
                    .append("\r\n")
                    .append("x".repeat(size))
                    .append("\r\n");
        }
        return text.append("0\r\n\r\n").toString();
    }
}
