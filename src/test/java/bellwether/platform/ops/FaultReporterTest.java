package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.Call;
import bellwether.platform.http.Routes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import bellwether.platform.jobs.JobEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class FaultReporterTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private static EventSink news(FaultReporter reports) {
        return new EventSink(
                new EventLog(new PrintStream(OutputStream.nullOutputStream()), true),
                Optional.of(reports),
                CLOCK);
    }

    private static HttpServer failing(EventSink news) {
        return HttpServer.start(
                HttpSettings.at("127.0.0.1", 0),
                CLOCK,
                news,
                AuthorizationParts.LOCAL,
                List.<Routes>of(routes ->
                        routes.post(
                                "/things/{id}",
                                ctx -> {
                                    throw new IllegalStateException(
                                            "quotes " + ctx.body(),
                                            new ArithmeticException("secret"));
                                },
                                Role.PUBLIC)));
    }

    @Test
    void tellsOfAnUnexpectedFaultAndOfNothingThatWasSent() throws Exception {
        try (PlayedSentry sentry = new PlayedSentry(200);
                FaultReporter reports = new FaultReporter(sentry.address(), "1.2", CLOCK);
                HttpServer server = failing(news(reports))) {
            Call.Answer answer =
                    Call.to(server.port())
                            .header("X-Request-Id", "r-7")
                            .header("X-API-Key", "topsecretkey")
                            .postAs("/things/secretpath?name=secretquery", "secretbody");
            assertEquals(500, answer.status());
            PlayedSentry.Envelope got =
                    assertNotNull(sentry.envelopes.poll(10, TimeUnit.SECONDS), sentry);
            assertTrue(got.auth().contains("sentry_key=abc"), got.auth());
            assertEquals("/api/42/envelope/", got.path());
            String[] lines = got.body().split("\n", -1);
            ObjectMapper json = new ObjectMapper();
            assertEquals(
                    lines[2].getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
                    json.readTree(lines[1]).get("length").asInt());
            JsonNode event = json.readTree(lines[2]);
            assertEquals(json.readTree(lines[0]).get("event_id"), event.get("event_id"));
            assertEquals("r-7", event.at("/tags/request_id").asText());
            assertEquals("POST /things/{id}", event.at("/tags/where").asText());
            assertEquals("bellwether@1.2", event.get("release").asText());
            assertEquals("ArithmeticException", event.at("/exception/values/0/type").asText());
            assertEquals("IllegalStateException", event.at("/exception/values/1/type").asText());
            JsonNode frames = event.at("/exception/values/1/stacktrace/frames");
            assertTrue(frames.get(frames.size() - 1).get("in_app").asBoolean());
            assertFalse(got.body().contains("secret"), got.body());
        }
    }

    private static <T> T assertNotNull(T value, Object what) {
        org.junit.jupiter.api.Assertions.assertNotNull(value, what.toString());
        return value;
    }

    @Test
    void tellsOfALoopOfTheEngineAndOfTheSameFaultOnce() throws Exception {
        try (PlayedSentry sentry = new PlayedSentry(200)) {
            IllegalStateException fault = new IllegalStateException("x");
            try (FaultReporter reports = new FaultReporter(sentry.address(), "1.2", CLOCK)) {
                EventSink news = news(reports);
                for (int i = 0; i < 20; i++) {
                    news.accept(new JobEvent.LoopFailed("claimer", fault));
                }
            }
            assertTrue(
                    assertNotNull(sentry.envelopes.poll(10, TimeUnit.SECONDS), sentry)
                            .body()
                            .contains("\"where\":\"loop claimer\""));
            assertEquals(0, sentry.envelopes.size());
        }
    }

    @Test
    void aSentryThatNeverAnswersCostsRequestsNothing() throws Exception {
        try (ServerSocket mute =
                new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            FaultReporter reports =
                    new FaultReporter(
                            SentryAddress.parse(
                                    "http://abc@127.0.0.1:" + mute.getLocalPort() + "/1"),
                            "1.2",
                            CLOCK);
            try (HttpServer server = failing(news(reports))) {
                Call.to(server.port()).postAs("/things/1", "");
                try (Socket held = mute.accept()) {
                    // the sender hangs on this one; the queue takes 50 more, the rest is dropped
                    for (int i = 0; i < 200; i++) {
                        reports.report(fault(i), Map.of());
                    }
                    assertTrue(reports.dropped() >= 149, "dropped " + reports.dropped());
                    assertEquals(500, Call.to(server.port()).postAs("/things/1", "").status());
                    assertTrue(held.isConnected());
                }
            } finally {
                reports.close();
            }
        }
    }

    @Test
    void aBusySentryIsLeftAlone() throws Exception {
        try (PlayedSentry sentry = new PlayedSentry(429)) {
            FaultReporter reports = new FaultReporter(sentry.address(), "1.2", CLOCK);
            reports.report(fault(0), Map.of());
            assertNotNull(sentry.envelopes.poll(10, TimeUnit.SECONDS), sentry);
            reports.report(fault(1), Map.of());
            reports.close();
            assertEquals(0, sentry.envelopes.size());
            assertEquals(2, reports.dropped());
        }
    }

    /// Faults that are not the same to the one who reports them.
    private static Throwable fault(int n) {
        Throwable fault = new IllegalStateException();
        fault.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", n)});
        return fault;
    }
}
