package bellwether.bench.attack;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A caller like any other that asks forty times a second while others attack, each time on a new
/// connection, with a good key and from 127.0.0.1. Plain sockets on a thread of its own: it must
/// not wait for anything of the attackers.
final class HonestCaller implements AutoCloseable {
    static final int PATIENCE_MILLIS = 5_000;
    private static final int BETWEEN_MILLIS = 25;
    private static final int CLOSE_MILLIS = 2 * PATIENCE_MILLIS;

    private final int port;
    private final byte[] request;
    private final byte[] buffer = new byte[16_384];
    private final List<ProbeResult.Answer> answers = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    HonestCaller(int port, String request) {
        this.port = port;
        this.request = Script.bytes(request);
        this.thread = Thread.ofPlatform().daemon().name("honest").start(this::run);
    }

    static String get(String path, String key) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nConnection: close\r\n\r\n"
                .formatted(path, key);
    }

    static String post(String path, String key, String body) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, key, Script.bytes(body).length, body);
    }

    private void run() {
        try {
            long next = System.nanoTime();
            do {
                answers.add(ask());
                // a slow answer is not followed by a burst
                next = Math.max(next + BETWEEN_MILLIS * 1_000_000L, System.nanoTime());
            } while (!end.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProbeResult.Answer ask() {
        long begun = System.nanoTime();
        String status = status(begun);
        return new ProbeResult.Answer(status, (System.nanoTime() - begun) / 1e6);
    }

    private String status(long begun) {
        try (Socket socket = new Socket()) {
            socket.bind(Loopback.from(1));
            socket.connect(Loopback.service(port), PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            InputStream in = socket.getInputStream();
            String status = "closed";
            int had = 0;
            while (true) {
                long spent = (System.nanoTime() - begun) / 1_000_000;
                socket.setSoTimeout((int) Math.max(1, PATIENCE_MILLIS - spent));
                int count = in.read(buffer, had, buffer.length - had);
                if (count < 0) {
                    return status;
                }
                if (had < 12 && had + count >= 12) {
                    status = new String(buffer, 9, 3, java.nio.charset.StandardCharsets.US_ASCII);
                }
                had = Math.min(had + count, 12); // the rest is read and passed over
            }
        } catch (SocketTimeoutException e) {
            return "no answer";
        } catch (IOException e) {
            return e instanceof java.net.ConnectException ? "refused" : "broken";
        }
    }

    /// One request now, outside of the tally.
    static ProbeResult.Answer once(int port, String request) {
        HonestCaller caller = new HonestCaller(port, request);
        caller.end.countDown();
        return caller.result().answers().getFirst();
    }

    /// Ends it.
    ProbeResult result() {
        close();
        return new ProbeResult(List.copyOf(answers));
    }

    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IllegalStateException("an honest caller did not end within its patience");
        }
    }
}
