package bellwether.web;

import bellwether.Pause;
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
final class EdgeServer implements AutoCloseable {
    /// What every answer carries, whoever gives it.
    static final List<String> HEADERS =
            List.of(
                    "x-request-id",
                    "x-content-type-options",
                    "x-frame-options",
                    "content-security-policy",
                    "referrer-policy",
                    "cache-control");

    /// More bytes than the machine's own buffers take.
    static final int LARGE = 30_000_000;

    final AtomicInteger orders = new AtomicInteger();
    final ConcurrentLinkedQueue<Exchange> log = new ConcurrentLinkedQueue<>();
    final Semaphore entered = new Semaphore(0);
    final CountDownLatch go = new CountDownLatch(1);

    private final HttpServer server;
    private final int port;

    EdgeServer(Limits limits, Origins origins) {
        this(HttpSettings.at("127.0.0.1", 0).with(limits).with(origins), Guards.LOCAL);
    }

    private EdgeServer(HttpSettings settings, Guards guards) {
        server =
                HttpServer.start(
                        settings,
                        InstantSource.system(),
                        log::add,
                        guards,
                        List.of(routes -> {
                            routes.post(
                                    "/orders",
                                    ctx -> {
                                        orders.incrementAndGet();
                                        Answers.json(ctx, ctx.bodyAsBytes().length);
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
                                        Answers.json(ctx, "done");
                                    },
                                    Role.PUBLIC);
                            routes.get("/jobs/{id}/events", ctx -> slow(), Role.PUBLIC);
                            routes.get("/health", ctx -> Answers.json(ctx, "alive"), Role.PUBLIC);
                            routes.get(
                                    "/never",
                                    ctx -> ctx.future(CompletableFuture::new),
                                    Role.PUBLIC);
                            routes.get("/large", ctx -> ctx.result(new byte[LARGE]), Role.PUBLIC);
                            routes.get("/deep", ctx -> Answers.json(ctx, deep(1)), Role.PUBLIC);
                            routes.post(
                                    "/api/v1/prices/import",
                                    ctx -> {
                                        entered.release();
                                        Answers.json(
                                                ctx,
                                                ctx.req().getInputStream().readAllBytes().length);
                                    },
                                    Role.ADMIN);
                        }));
        port = server.port();
    }

    static EdgeServer usual() {
        return new EdgeServer(Limits.usual(), Origins.NONE);
    }

    static EdgeServer limited(RateSettings rates) {
        return limited(rates, Quotas.NONE);
    }

    static EdgeServer limited(RateSettings rates, Quotas quotas) {
        return new EdgeServer(
                HttpSettings.at("127.0.0.1", 0).with(rates),
                new Guards(Keyring.LOCAL, WrongKeys.UNLIMITED, quotas));
    }

    /// What the log says of a request with these headers.
    Exchange logged(String headers) throws IOException {
        Raw.ask(port, "GET /things/1 HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
        while (log.isEmpty()) {
            Pause.briefly();
        }
        return log.remove();
    }

    static Limits deadline(Duration deadline) {
        Limits usual = Limits.usual();
        return new Limits(
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
        Answers.json(ctx, ctx.pathParam("id"));
    }

    private void slow() throws InterruptedException {
        entered.release();
        go.await();
    }

    private static int deep(int n) {
        return n < 0 ? n : deep(n + 1) + 1;
    }

    int port() {
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
