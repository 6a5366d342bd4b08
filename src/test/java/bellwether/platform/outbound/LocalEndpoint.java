package bellwether.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// A server on this machine with a bare socket, which can misbehave as no real one would.
public final class LocalEndpoint implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket listener;
    private final boolean secure;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour behaviour = (_, out) -> out.write(answer(200, "", "ok"));

    /// A request as it was sent.
    ///
    /// @param head the request line and the headers
    public record Received(String head, String latin1Body) {
        /// The value of a header.
        public String header(String name) {
            Matcher line =
                    Pattern.compile("(?im)^" + Pattern.quote(name) + ": *(.*?)\\r?$").matcher(head);
            return line.find() ? line.group(1) : "";
        }

        public byte[] bytes() {
            return latin1Body.getBytes(StandardCharsets.ISO_8859_1);
        }

        public String body() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }

    /// What it does with a request.
    @FunctionalInterface
    public interface Behaviour {
        void answer(Received request, OutputStream out) throws IOException, InterruptedException;
    }

    public LocalEndpoint() {
        this(Optional.empty());
    }

    public LocalEndpoint(SSLContext identity) {
        this(Optional.of(identity));
    }

    private LocalEndpoint(Optional<SSLContext> tls) {
        secure = tls.isPresent();
        try {
            InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            listener =
                    secure
                            ? tls.get().getServerSocketFactory().createServerSocket(0, 50, here)
                            : new ServerSocket(0, 50, here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String path) {
        return "%s://127.0.0.1:%d%s".formatted(secure ? "https" : "http", port(), path);
    }

    /// Lets this server be called, though it is inside.
    public AllowedHosts allowed() {
        return AllowedHosts.parse("127.0.0.1:" + port());
    }

    public List<Received> received() {
        return received;
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /// Answers each request so.
    ///
    /// @param headers each ended by CR and LF
    public void answers(int status, String headers, String body) {
        behave((_, out) -> out.write(answer(status, headers, body)));
    }

    public static byte[] answer(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return "HTTP/1.1 %d X\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(status, bytes.length, headers, body)
                .getBytes(StandardCharsets.UTF_8);
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
            InputStream in = socket.getInputStream();
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
            int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
            Received request =
                    new Received(
                            head, new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1));
            received.add(request);
            behaviour.answer(request, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // the caller has hung up, as it should when it has enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
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
