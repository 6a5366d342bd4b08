package bellwether.platform.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Answers `/health/detailed` to this machine on a port and on threads of its own, so that it can
/// be asked what is wrong when the web server answers nobody any more.
public final class StatusPort implements AutoCloseable {
    private static final String PATH = "/health/detailed";
    private static final int THREADS = 2;
    private static final int WAITING = 16;
    private static final List<String> OWN_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    /// What is answered.
    public record Answer(int status, String json) {}

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().name("status-port-", 1).daemon().factory());

    private StatusPort(HttpServer server, Supplier<Answer> health) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, health));
        server.start();
    }

    /// @param port of this machine; others cannot reach it
    /// @throws StatusPortInUse when another program listens there
    static StatusPort open(int port, Supplier<Answer> health) {
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            return new StatusPort(HttpServer.create(address, WAITING), health);
        } catch (BindException e) {
            throw new StatusPortInUse(port);
        } catch (IOException e) {
            throw new IllegalStateException("cannot listen on HEALTH_PORT " + port, e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Supplier<Answer> health) throws IOException {
        try (exchange) {
            Answer answer = isForUs(exchange) ? health.get() : unknown();
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// A name that others gave to this machine's address would let their web pages read the answer.
    private static boolean isForUs(HttpExchange exchange) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        return exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().equals(PATH)
                && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }

    private static Answer unknown() {
        return new Answer(
                404,
                "{\"detail\":\"This port serves GET %s only, on localhost or 127.0.0.1.\"}"
                        .formatted(PATH));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
