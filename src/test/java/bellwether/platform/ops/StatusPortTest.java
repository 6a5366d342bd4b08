package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
final class StatusPortTest {
    private final StatusPort port =
            StatusPort.open(0, () -> new StatusPort.Answer(503, "{\"status\":\"down\"}"));

    @AfterEach
    void close() {
        port.close();
    }

    private String ask(String line, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                                    .formatted(line, host)
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost", "localhost:9090", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:9090"})
    void thisMachineIsAnsweredByAnyOfItsNames(String host) throws IOException {
        String answer = ask("GET /health/detailed", host);
        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.endsWith("\r\n\r\n{\"status\":\"down\"}"), answer);
        assertTrue(answer.contains("Content-type: application/json"), answer);
        assertTrue(answer.contains("Cache-control: no-store"), answer);
    }

    /// A page that somebody else's name leads here reads nothing.
    @ParameterizedTest
    @CsvSource({
        "GET /health/detailed, evil.example",
        "GET /health/detailed, localhost.evil.example",
        "GET /health/detailed, 127.0.0.1.evil.example:80",
        "GET /health/detailed, 192.0.2.1",
        "POST /health/detailed, localhost",
        "GET /health, localhost",
        "GET /health/detailed/, localhost",
        "GET /, localhost"
    })
    void nothingElseIsAnswered(String line, String host) throws IOException {
        String answer = ask(line, host);
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("This port serves GET /health/detailed only"), answer);
    }

    @Test
    void aPortThatAnotherHasIsNamed() {
        StatusPortInUse fault =
                assertThrows(
                        StatusPortInUse.class,
                        () -> StatusPort.open(port.port(), () -> new StatusPort.Answer(200, "{}")));
        assertEquals(
                "HEALTH_PORT %d of 127.0.0.1 is in use. Choose another, or unset HEALTH_PORT."
                        .formatted(port.port()),
                fault.getMessage());
    }
}
