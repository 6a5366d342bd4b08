package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the commands do with what a service answers, without a service.
final class ServiceClientTest {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final HttpServer server = open();

    private record Answer(int status, String retryAfter, String body) {}

    private static HttpServer open() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    Answer next = answers.removeFirst();
                    if (!next.retryAfter().isEmpty()) {
                        exchange.getResponseHeaders().add("Retry-After", next.retryAfter());
                    }
                    byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(next.status(), body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private TestProgram program() {
        return TestProgram.calling(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private int called(TestProgram program) {
        return ServiceClient.during(
                program,
                client -> {
                    assertEquals("through", client.get("/x", ServiceClient.TEXT).body());
                    return 0;
                });
    }

    @Test
    void aShortPauseIsWaitedFor() {
        answers.addAll(List.of(new Answer(429, "0", "{}"), new Answer(200, "", "through")));
        assertEquals(0, called(program()));
        assertEquals(List.of(), List.copyOf(answers));
    }

    @Test
    void aReadIsAskedAgainWhileTheDatabaseIsAway() {
        answers.addAll(List.of(new Answer(503, "0", "{}"), new Answer(200, "", "through")));
        assertEquals(0, called(program()));
        assertEquals(List.of(), List.copyOf(answers));
    }

    /// It may have been done.
    @Test
    void whatChangesSomethingIsNotSentAgain() {
        answers.addAll(
                List.of(new Answer(503, "0", "{\"detail\":\"Away.\"}"), new Answer(200, "", "")));
        TestProgram program = program();
        assertEquals(
                1,
                ServiceClient.during(
                        program,
                        client -> {
                            client.post(
                                    "/x", ServiceClient.JSON, Json.shared().createObjectNode(), 1);
                            return 0;
                        }));
        assertEquals("Away.", program.complained().strip());
        assertEquals(1, answers.size());
    }

    @Test
    void aJobThatIsLostSightOfIsNamed() {
        answers.addAll(
                List.of(
                        new Answer(200, "", "{\"state\":\"processing\"}"),
                        new Answer(503, "0", "{}"),
                        new Answer(200, "", "{\"state\":\"processing\"}"),
                        new Answer(404, "", "{\"detail\":\"Gone.\"}")));
        TestProgram program = program();
        assertEquals(
                1,
                ServiceClient.during(
                        program,
                        client -> {
                            new JobWatch(program, client, "j-7").await();
                            return 0;
                        }));
        assertEquals(
                List.of(
                        "Job j-7",
                        "The job may still be running; to wait for it again: ./run.sh results j-7",
                        "Gone."),
                program.complained().lines().toList());
    }

    /// A quota of a day would be waited for without a word.
    @Test
    void aLongPauseIsSaidAndEndsTheCommand() {
        answers.add(new Answer(429, "40000", "{\"detail\":\"The quota of the day is used up.\"}"));
        TestProgram program = program();
        assertEquals(1, called(program));
        assertTrue(
                program.complained().contains("The quota of the day is used up."),
                program.complained());
    }
}
