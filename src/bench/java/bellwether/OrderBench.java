package bellwether;

import bellwether.bench.TakenTimes;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.embedded.LocalPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// Taking orders in over HTTP, 100 a second, each timed from the moment at which it was due. Beside
/// it, in the same run, what one transaction of one bare insert takes at the same pace.
public final class OrderBench implements AutoCloseable {
    private static final String KEY = "the-master-key-of-the-bench-012345678";
    private static final int PORTFOLIOS = 20;
    private static final int SYMBOLS = 8;
    private static final int OPEN = 500;
    private static final int A_SECOND = 100;
    private static final String WANTED = "p99 <= 25 ms";

    private final Jdbi jdbi;
    private final ProcessHandle postmaster;
    private final Running service;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();

    /// @param home of the service
    private OrderBench(LocalPostgres server, Path home) throws IOException {
        jdbi = TestDatabase.plain(server.address());
        postmaster =
                jdbi.withHandle(h ->
                        ProcessHandle.of(
                                        h.createQuery("select pg_backend_pid()")
                                                .mapTo(Long.class)
                                                .one())
                                .flatMap(ProcessHandle::parent)
                                .orElseThrow());
        ProcessBuilder program =
                Running.program(
                        home,
                        Map.of("DATABASE_URL", url(server), "MASTER_API_KEY", KEY),
                        "bellwether.Bellwether",
                        "serve");
        program.command().remove("-XX:TieredStopAtLevel=1");
        program.command()
                .addAll(1, System.getProperty("bellwether.bench.options", "").lines().toList());
        String profile = System.getProperty("bellwether.bench.profile");
        if (profile != null) {
            program.command()
                    .add(1, "-XX:StartFlightRecording=settings=profile,filename=" + profile);
        }
        service = Running.of(program.start());
    }

    private static String url(LocalPostgres server) {
        return "postgres://%s:%s@%s"
                .formatted(
                        server.address().user().orElseThrow(),
                        server.address().password().orElseThrow(),
                        server.address().jdbcUrl().replaceAll(".*//", ""));
    }

    /// Prints a table.
    ///
    /// @param folder for the database and the home
    public static void run(Path folder, int seconds) throws Exception {
        try (LocalPostgres server = LocalPostgres.start(folder.resolve("database"));
                OrderBench bench = new OrderBench(server, folder.resolve("service"))) {
            bench.measure(seconds);
        }
    }

    private void measure(int seconds) throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < PORTFOLIOS; i++) {
            many.add(portfolio("bench " + i));
        }
        String full = portfolio("full");
        timed(10 * A_SECOND, i -> order(many.get(i % PORTFOLIOS), i)); // warms up
        timed(OPEN, i -> order(full, i));
        jdbi.useHandle(h ->
                h.execute(
                        "create table bench_floor (id integer primary key, about jsonb not null, at timestamptz not null)"));
        System.out.println(TakenTimes.HEADER);
        TakenTimes floor = floor(10 * A_SECOND);
        floor.print("one insert, one transaction", "");
        int all = seconds * A_SECOND;
        Duration ours = service.process().info().totalCpuDuration().orElseThrow();
        Duration theirs = database();
        timed(all, i -> order(many.get(i % PORTFOLIOS), i))
                .print(PORTFOLIOS + " portfolios", WANTED, floor);
        System.out.printf(
                "  processor time of each: %.1f ms of the service, %.1f ms of PostgreSQL%n",
                millis(service.process().info().totalCpuDuration().orElseThrow().minus(ours), all),
                millis(database().minus(theirs), all));
        List<TakenTimes> parts =
                timed(all, i -> order(i % 10 == 0 ? full : many.get(i % PORTFOLIOS), i))
                        .everyTenth();
        parts.getFirst().print("10 a second to one with %d open".formatted(OPEN), WANTED, floor);
        parts.getLast().print("  the other 90 a second meanwhile", WANTED, floor);
        System.out.println(refused.isEmpty() ? "none was refused" : "refused: " + refused);
    }

    private static double millis(Duration time, int count) {
        return time.toNanos() / 1e6 / count;
    }

    /// The processor time of all of PostgreSQL's processes.
    private Duration database() {
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String portfolio(String name) throws IOException, InterruptedException {
        HttpResponse<String> made =
                client.send(
                        post(
                                "portfolios",
                                "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":1000000000}"
                                        .formatted(name)),
                        HttpResponse.BodyHandlers.ofString());
        return made.body().replaceAll("(?s).*\"id\"\\s*:\\s*\"(pf_\\d+)\".*", "$1");
    }

    private HttpRequest order(String portfolio, int number) {
        return post(
                "orders",
                "{\"portfolio\":\"%s\",\"ticker\":\"DEMO%02d\",\"side\":\"buy\",\"quantity\":1,\"type\":\"limit\",\"limit\":%s,\"allow\":[\"synthetic\",\"stale\"]}"
                        .formatted(
                                portfolio, 1 + number / 10 % SYMBOLS, "1." + (10 + number % 90)));
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(service.port(), path)))
                .timeout(Duration.ofMinutes(1))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private TakenTimes timed(int count, IntFunction<HttpRequest> requests) throws Exception {
        return paced(
                count,
                i -> {
                    int status =
                            client.send(requests.apply(i), HttpResponse.BodyHandlers.ofString())
                                    .statusCode();
                    if (status != 201) {
                        refused.merge(status, 1, Integer::sum);
                    }
                    return status == 201;
                });
    }

    private TakenTimes floor(int count) throws Exception {
        try (var handle = jdbi.open()) {
            return paced(
                    count,
                    i -> {
                        synchronized (handle) {
                            handle.execute(
                                    "insert into bench_floor values (?, jsonb_build_object('asked', ?), now())",
                                    i,
                                    "x".repeat(500));
                        }
                        return true;
                    });
        }
    }

    private interface Work {
        boolean run(int number) throws Exception;
    }

    /// So many a second, however long the earlier ones take.
    private static TakenTimes paced(int count, Work work) throws InterruptedException {
        double[] millis = new double[count];
        Arrays.fill(millis, Double.NaN);
        Semaphore ended = new Semaphore(0);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            if (work.run(number)) {
                                millis[number] = (System.nanoTime() - due) / 1e6;
                            }
                        } catch (Exception e) {
                            System.out.println("failed: " + e);
                        } finally {
                            ended.release();
                        }
                    });
        }
        ended.acquire(count);
        return new TakenTimes(millis);
    }

    @Override
    public void close() {
        client.close();
        service.process().destroy();
        try {
            service.process().waitFor(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
