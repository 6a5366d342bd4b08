package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program as a process, told to stop while something hangs: it ends in under 28 seconds,
/// and its PostgreSQL with it.
@Tag("long")
final class StopInTroubleTest {
    private static final Duration MOST = Duration.ofSeconds(28);
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir Path home;

    @Test
    void endsThoughEveryStepAndAnotherHookHang() throws Exception {
        endsWhenTold(Running.start(home, Map.of(), TROUBLED, "steps").process(), 0);
    }

    @Test
    void endsThoughNothingCanBeLogged() throws Exception {
        Process process = Running.start(home, Map.of(), TROUBLED, "log").process();
        endsWhenTold(process, 0);
    }

    @Test
    void endsThoughTheSelectorsHangAndTheStatusPortSaysSoMeanwhile() throws Exception {
        int port = freePort();
        Running app =
                Running.start(
                        home, Map.of("HEALTH_PORT", Integer.toString(port)), TROUBLED, "selectors");
        try (Raw unanswered = Raw.to(app.port())) {
            unanswered.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
            awaitAlarm(port);
            endsWhenTold(app.process(), 0);
        }
    }

    private static void awaitAlarm(int port) throws Exception {
        long end = System.nanoTime() + START.toNanos();
        String answer = status(port);
        while (!answer.contains("failed_in_a_row\":3")) {
            assertTrue(System.nanoTime() < end, answer);
            pause();
            answer = status(port);
        }
        assertTrue(answer.startsWith("503"), answer);
        assertTrue(answer.contains("selector 0: no progress"), answer);
    }

    private static String status(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d/health/detailed".formatted(port));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + answer.body();
        }
    }

    /// Processes say nothing of how far they are, so they are looked at now and then.
    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }

    @Test
    void endsWithItsPostgresThoughThatIsStopped() throws Exception {
        Running app = Running.start(home, Map.of());
        Postgreses.signal("STOP", Postgreses.all(home));
        endsWhenTold(app.process(), 0);
    }

    @Test
    void endsWhileAnImportGoesOn() throws Exception {
        Running app = Running.start(home, Map.of());
        try (Raw upload = Raw.to(app.port())) {
            upload.send(
                    """
                    POST /api/v1/prices/import?source=stop-test HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: text/csv\r
                    Content-Length: 1000000\r
                    \r
                    ticker,date,open,high,low,close,volume
                    """);
            endsWhenTold(app.process(), 0);
        }
    }

    @Test
    void endsWhileItStarts() throws Exception {
        Process unpacking = launch("serve");
        await(unpacking, () -> Files.exists(home.resolve("postgres-18")));
        endsWhenTold(unpacking, 0);
        Process starting = launch("serve");
        await(starting, () -> Postgreses.server(home).isPresent());
        endsWhenTold(starting, 0);
        Running after = Running.start(home, Map.of());
        endsWhenTold(after.process(), 0);
    }

    @Test
    void aCommandThatIsToldToStopEndsWithItsPostgresAndTheSignalsCode(@TempDir Path elsewhere)
            throws Exception {
        Path pipe = elsewhere.resolve("prices.csv");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Process importing = launch("import", "--source=stop-test", pipe.toString());
        await(importing, () -> Postgreses.server(home).isPresent());
        endsWhenTold(importing, 143);
    }

    @Test
    void aServiceWhoseSocketIsClosedEndsWithACodeOfItsOwn() throws Exception {
        Running app = Running.start(home, Map.of(), TROUBLED, "socket");
        List<ProcessHandle> postgres = Postgreses.all(home);
        ends(app.process(), 70, postgres);
    }

    private static final String PROGRAM = "bellwether.Bellwether";
    private static final String TROUBLED = "bellwether.TroubledService";

    private void endsWhenTold(Process process, int code) throws Exception {
        List<ProcessHandle> postgres = Postgreses.all(home);
        process.destroy();
        ends(process, code, postgres);
    }

    private void ends(Process process, int code, List<ProcessHandle> postgres) throws Exception {
        try {
            assertTrue(process.waitFor(MOST.toMillis(), TimeUnit.MILLISECONDS), "ended in time");
            assertEquals(code, process.exitValue());
            assertEquals(List.of(), postgres.stream().filter(Postgreses::runs).toList());
            assertEquals(List.of(), Postgreses.mentioning(home));
            assertFalse(
                    Files.exists(home.resolve("postgres-18").resolve("postmaster.pid")),
                    "PostgreSQL is gone");
        } finally {
            process.destroyForcibly();
            Postgreses.signal("KILL", Postgreses.all(home));
        }
    }

    private interface Look {
        boolean isTrue() throws IOException;
    }

    private static void await(Process process, Look look) throws Exception {
        long end = System.nanoTime() + START.toNanos();
        while (!look.isTrue()) {
            assertTrue(process.isAlive(), "lives");
            assertTrue(System.nanoTime() < end, "came that far");
            pause();
        }
    }

    private Process launch(String... arguments) throws IOException {
        return Running.program(home, Map.of(), PROGRAM, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
