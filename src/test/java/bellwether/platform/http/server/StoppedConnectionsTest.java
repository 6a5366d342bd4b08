package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Clients that connect while the server stops within a process that goes on.
final class StoppedConnectionsTest {
    private static final int ROUNDS = 30;
    private static final int CLIENTS = 24;
    private static final byte[] REQUEST =
            "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private enum End {
        ANSWERED,
        CLOSED,
        HANGS,
        NOT_ACCEPTED
    }

    /// Jetty leaves some of them open, in about one stop of seven.
    @Test
    void whoIsAcceptedIsAnsweredOrClosed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            HttpServer server = HttpServer.start("127.0.0.1", 0, InstantSource.system(), List.of());
            CountDownLatch answered = new CountDownLatch(5 * CLIENTS + round);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> hanging = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    hanging.add(threads.submit(() -> untilStopped(server.port(), answered)));
                }
                answered.await();
                server.close();
                int all = 0;
                for (Future<Integer> client : hanging) {
                    all += client.get();
                }
                assertEquals(0, all, "in round " + round);
            }
        }
    }

    /// How many calls got neither an answer nor an end.
    private static int untilStopped(int port, CountDownLatch answered) {
        int hanging = 0;
        for (End end = call(port); end != End.NOT_ACCEPTED; end = call(port)) {
            if (end == End.ANSWERED) {
                answered.countDown();
            }
            hanging += end == End.HANGS ? 1 : 0;
            LockSupport.parkNanos(1_000_000);
        }
        return hanging;
    }

    private static End call(int port) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(10_000);
            try {
                socket.connect(new InetSocketAddress(HERE, port), 10_000);
            } catch (IOException e) {
                return End.NOT_ACCEPTED;
            }
            socket.getOutputStream().write(REQUEST);
            return socket.getInputStream().read() < 0 ? End.CLOSED : End.ANSWERED;
        } catch (SocketTimeoutException e) {
            return End.HANGS;
        } catch (IOException e) {
            return End.CLOSED;
        }
    }
}
