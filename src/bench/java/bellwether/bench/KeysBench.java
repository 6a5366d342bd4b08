package bellwether.bench;

import bellwether.platform.access.Access;
import bellwether.platform.access.MasterKey;
import bellwether.platform.base.Json;
import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What it costs to look a key up anew for every request.
final class KeysBench {
    private static final String MASTER = "the-master-key-of-the-benchmark-0123456789";
    private static final int CHECKS = 20_000;

    private KeysBench() {}

    static void main(String[] args) throws Exception {
        try (LocalPostgres server = LocalPostgres.start(Files.createTempDirectory("keys"))) {
            Migrations.run(server.address(), Duration.ofSeconds(20));
            try (Database database =
                            Database.open(server.address(), "bench", new PoolSettings(8, 20));
                    Access access =
                            new Access(
                                    database.jdbi(),
                                    Optional.of(MasterKey.parse(MASTER)),
                                    new BodyParser(),
                                    InstantSource.system(),
                                    "bench")) {
                String key = key(access);
                KeyLookup keys = access.keys();
                measure(keys, key, 1); // warms up
                for (int threads : new int[] {1, 8}) {
                    report("a key of the database", measure(keys, key, threads), threads);
                }
                report("the master key", measure(keys, MASTER, 1), 1);
                report("what has no form of a key", measure(keys, "wrong", 1), 1);
            }
        }
    }

    private static String key(Access access) throws Exception {
        try (HttpServer http =
                        HttpServer.start(
                                HttpSettings.at("127.0.0.1", 0),
                                InstantSource.system(),
                                exchange -> {},
                                new AuthorizationParts(
                                        access.keys(), WrongKeys.UNLIMITED, Quotas.NONE),
                                List.of(access));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + http.port() + "/api/v1/keys"))
                            .header("X-API-Key", MASTER)
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"name\":\"bench\",\"role\":\"reader\"}"))
                            .build();
            String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return Json.stored(answer, JsonNode.class).get("key").asText();
        }
    }

    private record Times(double p50, double p99, double perSecond) {}

    private static Times measure(KeyLookup keys, String key, int threads) throws Exception {
        double[] micros = new double[CHECKS];
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t;
                parts.add(
                        pool.submit(() -> {
                            for (int i = first; i < CHECKS; i += threads) {
                                long begun = System.nanoTime();
                                keys.check(key);
                                micros[i] = (System.nanoTime() - begun) / 1e3;
                            }
                        }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(micros);
        return new Times(micros[CHECKS / 2], micros[CHECKS * 99 / 100], CHECKS / seconds);
    }

    private static void report(String what, Times times, int threads) {
        System.out.printf(
                "%s, %d at once: p50 %.0f µs, p99 %.0f µs, %,.0f a second%n",
                what, threads, times.p50(), times.p99(), times.perSecond());
    }
}
