package bellwether.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Clients that read and order without a pause, and remember every answer. Each repeats nothing.
final class RollingLoad implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 8;
    private static final int ORDERS_EVERY = 10;
    private static final List<String> READS =
            List.of(
                    "/api/v1/stocks/DEMO01/bars?limit=50",
                    "/api/v1/jobs?limit=5",
                    "/api/v1/stocks?limit=20");

    final Queue<String> failures = new ConcurrentLinkedQueue<>();
    final Queue<String> jobs = new ConcurrentLinkedQueue<>();
    final Queue<Long> micros = new ConcurrentLinkedQueue<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    RollingLoad(int port) {
        this.base = "http://127.0.0.1:" + port;
        for (int client = 0; client < CLIENTS; client++) {
            clients.execute(this::client);
        }
    }

    private void client() {
        for (int turn = 0; !over; turn++) {
            try {
                if (turn % ORDERS_EVERY == 0) {
                    order();
                } else {
                    timed(get(READS.get(turn % READS.size())), 200);
                }
            } catch (IOException | RuntimeException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void order() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                timed(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/analyses"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"tickers\":[\"DEMO01\",\"DEMO02\",\"DEMO03\"],\"capital\":100000}"))
                                .build(),
                        202);
        if (answer.statusCode() == 202) {
            jobs.add(JSON.readTree(answer.body()).path("id").asText());
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).build();
    }

    private HttpResponse<String> timed(HttpRequest request, int expected)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        micros.add((System.nanoTime() - begin) / 1_000);
        if (answer.statusCode() != expected) {
            failures.add(
                    "%d to %s: %s".formatted(answer.statusCode(), request.uri(), answer.body()));
        }
        return answer;
    }

    /// Ends the load and waits for the last answers.
    void end() throws InterruptedException {
        over = true;
        clients.shutdown();
        if (!clients.awaitTermination(40, TimeUnit.SECONDS)) {
            failures.add("a request had no answer after 40 s");
        }
    }

    long percentile(double share) {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * share)) / 1_000;
    }

    Duration worst() {
        return Duration.ofMillis(percentile(1));
    }

    @Override
    public void close() {
        over = true;
        clients.shutdownNow();
        http.shutdownNow();
    }
}
