package bellwether.platform.ops;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Takes envelopes as a Sentry would.
final class PlayedSentry implements AutoCloseable {
    record Envelope(String path, String auth, String body) {}

    final BlockingQueue<Envelope> envelopes = new LinkedBlockingQueue<>();
    private final HttpServer server;

    PlayedSentry(int status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    envelopes.add(
                            new Envelope(
                                    exchange.getRequestURI().getPath(),
                                    exchange.getRequestHeaders().getFirst("X-Sentry-Auth"),
                                    body));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    SentryAddress address() {
        return SentryAddress.parse("http://abc@127.0.0.1:" + server.getAddress().getPort() + "/42");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
