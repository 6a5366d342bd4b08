package bellwether.platform.ops;

import bellwether.platform.base.AnyCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/// Asks the service's own port for `/health`, as a caller would: on a new connection, with nothing
/// of the web server's or of a client library's threads.
final class PortProbe implements Probe {
    /// A slow answer is an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String BEGINNING = "HTTP/1.1 ";

    private final InetSocketAddress address;
    private final boolean tls;
    private final String request;

    /// @param requestId of the requests, by which they are known
    PortProbe(InetSocketAddress address, boolean tls, String requestId) {
        this.address = address;
        this.tls = tls;
        this.request =
                "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: %s\r\nConnection: close\r\n\r\n"
                        .formatted(requestId);
    }

    /// Any HTTP answer is one, whatever its status.
    @Override
    public Answer ask() {
        try (Socket plain = new Socket()) {
            plain.connect(address, (int) PATIENCE.toMillis());
            plain.setSoTimeout((int) PATIENCE.toMillis());
            try (Socket socket = tls ? secure(plain) : plain) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return judge(socket.getInputStream());
            }
        } catch (ConnectException e) {
            return new Refused("the port refuses connections");
        } catch (SocketTimeoutException e) {
            return new Silent("no response to /health within %d s".formatted(PATIENCE.toSeconds()));
        } catch (IOException | GeneralSecurityException e) {
            return new Silent("no response to /health: " + e);
        }
    }

    private static Answer judge(InputStream answer) throws IOException {
        byte[] head = answer.readNBytes(BEGINNING.length());
        String text = new String(head, StandardCharsets.US_ASCII);
        return text.equals(BEGINNING)
                ? new Alive()
                : new Silent("the connection was closed without a response to /health");
    }

    private Socket secure(Socket plain) throws IOException, GeneralSecurityException {
        SSLSocketFactory factory = AnyCertificate.trusted().getSocketFactory();
        return factory.createSocket(plain, "localhost", address.getPort(), true);
    }
}
