package bellwether.platform.http.server;

import bellwether.Waiting;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.HttpExchange;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.security.AllowedOrigins;
import bellwether.platform.http.security.AuthorizationParts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A server with routes on which the edge can be tried.
public final class EdgeServer implements AutoCloseable {
    /// What every answer carries, whoever gives it.
    public static final List<String> HEADERS =
            List.of(
                    "x-request-id",
                    "x-content-type-options",
                    "x-frame-options",
                    "content-security-policy",
                    "referrer-policy",
                    "cache-control");

    /// More bytes than the machine's own buffers take.
    static final int LARGE = 30_000_000;

    public final AtomicInteger orders = new AtomicInteger();
    final ConcurrentLinkedQueue<HttpExchange> log = new ConcurrentLinkedQueue<>();
    final Semaphore entered = new Semaphore(0);
    final CountDownLatch go = new CountDownLatch(1);

    private final HttpServer server;
    private final int port;

    public EdgeServer(ServerLimits limits, AllowedOrigins origins) {
        this(HttpSettings.at("127.0.0.1", 0).with(limits).with(origins), AuthorizationParts.LOCAL);
    }

    private EdgeServer(HttpSettings settings, AuthorizationParts guards) {
        server =
                HttpServer.start(
                        settings,
                        InstantSource.system(),
                        log::add,
                        guards,
                        List.<Routes>of(routes -> {
                            routes.post(
                                    "/orders",
                                    ctx -> {
                                        orders.incrementAndGet();
                                        Responses.json(ctx, ctx.bodyAsBytes().length);
                                    },
                                    Role.TRADER);
                            routes.delete(
                                    "/orders",
                                    ctx -> {
                                        throw new AssertionError("nobody deletes");
                                    },
                                    Role.TRADER);
                            routes.get("/things/{id}", EdgeServer::thing, Role.PUBLIC);
                            routes.get(
                                    "/slow",
                                    ctx -> {
                                        slow();
                                        Responses.json(ctx, "done");
                                    },
                                    Role.PUBLIC);
                            routes.get("/jobs/{id}/events", ctx -> slow(), Role.PUBLIC);
                            routes.get("/health", ctx -> Responses.json(ctx, "alive"), Role.PUBLIC);
                            routes.get(
                                    "/never",
                                    ctx -> ctx.future(CompletableFuture::new),
                                    Role.PUBLIC);
                            routes.get("/large", ctx -> ctx.result(new byte[LARGE]), Role.PUBLIC);
                            routes.get("/deep", ctx -> Responses.json(ctx, deep(1)), Role.PUBLIC);
                            routes.post(
                                    "/api/v1/prices/import",
                                    ctx -> {
                                        entered.release();
                                        Responses.json(
                                                ctx,
                                                ctx.req().getInputStream().readAllBytes().length);
                                    },
                                    Role.ADMIN);
                        }));
        port = server.port();
    }

    public static EdgeServer usual() {
        return new EdgeServer(ServerLimits.usual(), AllowedOrigins.NONE);
    }

    public static EdgeServer limited(RateSettings rates) {
        return limited(rates, Quotas.NONE);
    }

    public static EdgeServer limited(RateSettings rates, Quotas quotas) {
        return new EdgeServer(
                HttpSettings.at("127.0.0.1", 0).with(rates),
                new AuthorizationParts(KeyLookup.LOCAL, WrongKeys.UNLIMITED, quotas));
    }

    /// What the log says of a request with these headers.
    public HttpExchange logged(String headers) throws IOException {
        Raw.ask(port, "GET /things/1 HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
        Waiting.until(() -> !log.isEmpty());
        return log.remove();
    }

    static ServerLimits deadline(Duration deadline) {
        ServerLimits usual = ServerLimits.usual();
        return new ServerLimits(
                usual.connections(),
                usual.lasting(),
                usual.crowd(),
                usual.shares(),
                usual.body(),
                deadline);
    }

    private static void thing(io.javalin.http.Context ctx) {
        if (ctx.pathParam("id").equals("none")) {
            throw Refusal.notFound("no_such_thing", "There is none.");
        }
        Responses.json(ctx, ctx.pathParam("id"));
    }

    private void slow() throws InterruptedException {
        entered.release();
        go.await();
    }

    private static int deep(int n) {
        return n < 0 ? n : deep(n + 1) + 1;
    }

    public int port() {
        return port;
    }

    /// Stops without letting the slow ones go.
    void stop() {
        server.close();
    }

    void hurry() {
        server.hurry();
    }

    @Override
    public void close() {
        go.countDown();
        server.close();
    }
}
