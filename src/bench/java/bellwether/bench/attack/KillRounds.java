package bellwether.bench.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The service killed (-9) at random moments of an import, three analyses of everything and a
/// refresh, every third time with its PostgreSQL, and started again. What was accepted must be
/// there at the end, and nothing twice.
final class KillRounds {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANALYSES = 3;
    private static final int SYMBOLS = 200;
    private static final int DAYS = 500;
    private static final int LONGEST_MILLIS = 3_000;
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /// One round's outcome.
    private record Round(
            int number, boolean withDatabase, String upload, String again, long readyMillis) {
        String row() {
            return "| %d | %s | %s | %s | %.1f s |"
                    .formatted(
                            number,
                            withDatabase ? "service and PostgreSQL" : "service",
                            upload,
                            again,
                            readyMillis / 1_000.0);
        }
    }

    private final Path home;
    private final Map<String, String> environment;
    private final Random random = new Random(7);
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private volatile AttackedService service;

    private KillRounds(Path home, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.home = home;
        this.environment = environment;
        this.service = AttackedService.start(home, environment);
    }

    /// Runs them and says whether nothing was lost or doubled.
    static boolean run(int rounds) throws IOException, InterruptedException {
        try (Homes homes = new Homes();
                PlayedVendor vendor = new PlayedVendor()) {
            Path home = homes.of(Attack.Setting.Stock.SAMPLES).orElseThrow();
            KillRounds kills =
                    new KillRounds(
                            home,
                            Map.of(
                                    "RATE_LIMITS", "off",
                                    "PROVIDERS", "stooq",
                                    "AUTO_REFRESH", "false",
                                    "STOOQ_URL", vendor.url()));
            Thread hook = AttackedService.endingAll();
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                return kills.all(rounds);
            } finally {
                kills.endRunning();
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private void endRunning() {
        try {
            service.kill();
        } catch (IOException e) {
            System.err.println("a service was left running: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean all(int rounds) throws IOException, InterruptedException {
        upload("first", InventedFiles.stale(PlayedVendor.TICKERS));
        System.out.println(
                "| round | killed | the upload meanwhile | repeated afterwards | ready again after |\n|---|---|---|---|---|");
        for (int number = 0; number < rounds; number++) {
            System.out.println(round(number).row());
        }
        long rest = KillCheck.awaitAll(home, LONGEST_REST);
        System.out.printf("all jobs ended after %d s more%n", rest);
        boolean good = KillCheck.print(home, List.copyOf(accepted), rounds * SYMBOLS, DAYS);
        AttackedService.Ending ending = service.stop();
        System.out.println("SIGTERM at the end: " + ending.words());
        return good && ending.clean();
    }

    private Round round(int number) throws IOException, InterruptedException {
        Upload.Body body = InventedFiles.market("K" + number + "S", SYMBOLS, DAYS);
        String key = "up" + number;
        CompletableFuture<String> upload =
                CompletableFuture.supplyAsync(
                        () -> upload(key, body), task -> Thread.ofPlatform().daemon().start(task));
        order(number);
        Thread.sleep(50 + random.nextInt(LONGEST_MILLIS));
        boolean both = number % 3 == 2;
        kill(both);
        service = AttackedService.start(home, environment);
        String again = upload(key, body);
        return new Round(number, both, upload.join(), again, service.service().readyMillis());
    }

    private void order(int number) throws InterruptedException {
        for (int i = 0; i < ANALYSES; i++) {
            String body = "{\"universe\":\"all\",\"capital\":%d}".formatted(1_000 + number);
            accept("/api/v1/analyses", body, "a%d-%d".formatted(number, i));
        }
        List<String> tickers = PlayedVendor.TICKERS;
        accept(
                "/api/v1/refresh",
                "{\"tickers\":[\"%s\",\"%s\"]}"
                        .formatted(
                                tickers.get(2 * number % tickers.size()),
                                tickers.get((2 * number + 1) % tickers.size())),
                "r" + number);
    }

    /// Notes the job when it was promised.
    private void accept(String path, String body, String key) throws InterruptedException {
        try {
            var answer =
                    AttackedService.call(
                            service.service().port(),
                            service.keys().master(),
                            HttpRequest.newBuilder()
                                    .header("Idempotency-Key", key)
                                    .POST(HttpRequest.BodyPublishers.ofString(body)),
                            path);
            JsonNode job = JSON.readTree(answer.body());
            if (answer.statusCode() == 202 || answer.statusCode() == 200) {
                String id = job.path("id").asText(job.at("/job/id").asText());
                accepted.add(id);
            } else {
                System.out.printf("not accepted: %s %s%n", path, answer.body());
            }
        } catch (IOException e) {
            System.out.printf("not accepted: %s %s%n", path, e);
        }
    }

    private void kill(boolean both) throws IOException, InterruptedException {
        if (both) {
            AttackedService.postmaster(home)
                    .flatMap(ProcessHandle::of)
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
        service.service().process().destroyForcibly().waitFor();
    }

    private String upload(String key, Upload.Body body) {
        try {
            Upload.Answer answer =
                    Upload.send(
                            service.target(new AttackTime(Duration.ofMinutes(1))),
                            "source=k",
                            "Content-Type: text/csv\r\nPrefer: respond-async\r\nIdempotency-Key: "
                                    + key
                                    + "\r\n",
                            body);
            if (answer.status() == 202) {
                String id = JSON.readTree(answer.body()).path("id").asText();
                accepted.add(id);
            }
            return answer.status() == 0 ? "broken off" : Integer.toString(answer.status());
        } catch (IOException e) {
            return "broken off";
        }
    }
}
