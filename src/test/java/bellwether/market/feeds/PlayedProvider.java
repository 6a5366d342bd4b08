package bellwether.market.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A host on this machine that plays a provider, with a bare socket so that it can misbehave in
/// ways that no server would. Answers are written by hand after the published formats.
public final class PlayedProvider implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Part part = (_, out) -> out.write(answer(404, "", "{}"));

    /// What it does with one request.
    @FunctionalInterface
    public interface Part {
        void play(String head, OutputStream out) throws IOException, InterruptedException;
    }

    public PlayedProvider() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /// The heads of all requests so far.
    public List<String> asked() {
        return asked;
    }

    public void plays(Part next) {
        part = next;
    }

    public void says(String body) {
        says(200, "", body);
    }

    /// Answers each request so.
    ///
    /// @param headers each ended by CR and LF
    public void says(int status, String headers, String body) {
        plays((_, out) -> out.write(answer(status, headers, body)));
    }

    /// Never answers.
    public void hangs() {
        plays((_, _) -> closed.await());
    }

    /// Sends without end.
    public void floods() {
        plays((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n[".getBytes(StandardCharsets.US_ASCII));
            byte[] noise = "1,".repeat(32_000).getBytes(StandardCharsets.US_ASCII);
            while (closed.getCount() > 0) {
                out.write(noise);
            }
        });
    }

    public static byte[] answer(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
                        .formatted(status, bytes.length, headers);
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private void listen() {
        while (closed.getCount() > 0) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine();
                    line != null && !line.isEmpty();
                    line = in.readLine()) {
                head.append(line).append('\n');
            }
            asked.add(head.toString());
            part.play(head.toString(), socket.getOutputStream());
        } catch (IOException e) {
            // the caller has hung up, as it should when it has enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
