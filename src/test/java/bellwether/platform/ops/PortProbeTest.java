package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On a port that answers one connection with given bytes and closes it.
@Timeout(20)
final class PortProbeTest {
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    private Probe.Answer answered(String bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, bytes));
            return new PortProbe(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), server.getLocalPort()),
                            false,
                            "watchdog-7")
                    .ask();
        }
    }

    private void serve(ServerSocket server, String bytes) {
        try (Socket socket = server.accept()) {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) socket.getInputStream().read());
            }
            asked.complete(head.toString());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }

    /// A server that says no is one that answers.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 503 Service Unavailable\r\n\r\n",
                "HTTP/1.1 429 Too Many Requests\r\n",
                "HTTP/1.1 "
            })
    void anyAnswerIsOne(String bytes) throws IOException {
        assertEquals(new Probe.Alive(), answered(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.", "SSH-2.0-OpenSSH_9.6\r\n", "\r\nHTTP/1.1 200 OK"})
    void whatIsNoAnswerIsSilence(String bytes) throws IOException {
        assertEquals(
                new Probe.Silent("the connection was closed without a response to /health"),
                answered(bytes));
    }

    @Test
    void aPortWhereNothingListensRefuses() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PortProbe probe =
                new PortProbe(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), false, "w");
        assertEquals(new Probe.Refused("the port refuses connections"), probe.ask());
    }

    @Test
    void aPortThatSpeaksNoTlsIsSilentToOneWhoDoes() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket socket = server.accept()) {
                            socket.getOutputStream()
                                    .write("HTTP/1.1 400\r\n".getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException e) {
                            asked.completeExceptionally(e);
                        }
                    });
            Probe.Answer answer =
                    new PortProbe(
                                    new InetSocketAddress(
                                            InetAddress.getLoopbackAddress(),
                                            server.getLocalPort()),
                                    true,
                                    "w")
                            .ask();
            assertTrue(
                    assertInstanceOf(Probe.Silent.class, answer)
                            .words()
                            .startsWith("no response to /health: "));
        }
    }

    @Test
    void theQuestionIsKnownByItsIdAndKeepsNoConnection() throws Exception {
        answered("HTTP/1.1 200 OK\r\n\r\n");
        String head = asked.get(10, TimeUnit.SECONDS);
        assertTrue(head.startsWith("GET /health HTTP/1.1\r\n"), head);
        assertTrue(head.contains("\r\nX-Request-Id: watchdog-7\r\n"), head);
        assertTrue(head.contains("\r\nConnection: close\r\n"), head);
    }
}
