package bellwether.bench.attack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Six callers who read, order, import and err, and three that listen to jobs.
final class SoakLoad implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLERS = 6;
    private static final int LISTENERS = 3;
    private static final int BETWEEN_MILLIS = 20;
    private static final int JOBS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Target target;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedDeque<String> jobs = new ConcurrentLinkedDeque<>();
    private final Map<String, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private List<Double> millis = new ArrayList<>();

    SoakLoad(Target target) {
        this.target = target;
        for (int caller = 0; caller < CALLERS; caller++) {
            Random random = new Random(caller);
            start(() -> answered(random));
        }
        for (int listener = 0; listener < LISTENERS; listener++) {
            start(this::listened);
        }
    }

    private interface Turn {
        void take() throws InterruptedException;
    }

    private void start(Turn turn) {
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                while (!target.time().over()) {
                                    turn.take();
                                    target.time().pause(BETWEEN_MILLIS);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }));
    }

    private void answered(Random random) throws InterruptedException {
        long begun = System.nanoTime();
        String status;
        try {
            HttpResponse<String> answer =
                    http.send(request(random), HttpResponse.BodyHandlers.ofString());
            status = Integer.toString(answer.statusCode());
            took((System.nanoTime() - begun) / 1e6);
            if (answer.statusCode() == 202) {
                jobs.addLast(JSON.readTree(answer.body()).path("id").asText());
                if (jobs.size() > JOBS) {
                    jobs.pollFirst();
                }
            }
        } catch (IOException e) {
            status = e.getClass().getSimpleName();
        }
        statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
    }

    private synchronized void took(double time) {
        millis.add(time);
    }

    /// The times since the last call.
    synchronized List<Double> taken() {
        List<Double> taken = millis;
        millis = new ArrayList<>();
        return taken;
    }

    private HttpRequest request(Random random) {
        int kind = random.nextInt(100);
        String symbol = "DEMO%02d".formatted(1 + random.nextInt(30));
        String job = jobs.peekLast();
        if (kind < 25) {
            return get("/api/v1/stocks?limit=50");
        } else if (kind < 45) {
            return get("/api/v1/stocks/" + symbol + "/bars?limit=200&adjust=split");
        } else if (kind < 55) {
            return post(
                    "/api/v1/stocks/" + symbol + "/indicators",
                    "application/json",
                    "{\"indicators\":[{\"name\":\"RSI\"},{\"name\":\"MACD\"}],\"from\":\"2025-01-01\"}");
        } else if (kind < 65) {
            return get("/api/v1/stocks/" + symbol + "/analyses?limit=5");
        } else if (kind < 75 && job != null) {
            return get("/api/v1/jobs/" + job + "/results?limit=100");
        } else if (kind < 80) {
            return get("/api/v1/bars?universe=all&from=2025-11-01");
        }
        return rarer(random, kind, symbol);
    }

    private HttpRequest rarer(Random random, int kind, String symbol) {
        if (kind < 84) {
            return post(
                    "/analyze", "application/json", "{\"tickers\":[1,2],\"capital\":-5,\"x\":{}}");
        } else if (kind < 88) {
            return get("/nosuch/" + random.nextInt());
        } else if (kind < 92) {
            return get("/docs");
        } else if (kind < 94) {
            return post(
                    "/api/v1/analyses",
                    "application/json",
                    "{\"universe\":\"all\",\"capital\":1000}");
        } else if (kind < 95) {
            StringBuilder rows = new StringBuilder("ticker,date,open,high,low,close,volume\n");
            for (int i = 0; i < 20; i++) {
                rows.append(
                        "SK%d,2022-0%d-0%d,2.%d,9,0.5,3.%d,100\n"
                                .formatted(
                                        i,
                                        1 + random.nextInt(9),
                                        1 + random.nextInt(9),
                                        random.nextInt(900),
                                        random.nextInt(900)));
            }
            return post("/api/v1/prices/import?source=s", "text/csv", rows.toString());
        }
        return post(
                "/analyze",
                "application/json",
                "{\"tickers\":[\"%s\"],\"capital\":1000}".formatted(symbol));
    }

    private HttpRequest get(String path) {
        return to(path).GET().build();
    }

    private HttpRequest post(String path, String type, String body) {
        return to(path).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target.port() + path))
                .timeout(PATIENCE)
                .header("X-API-Key", target.master());
    }

    /// Listens to a job's events for three seconds at most, then goes away.
    private void listened() throws InterruptedException {
        String job = jobs.peekLast();
        if (job == null) {
            target.time().pause(1_000);
            return;
        }
        String request =
                HonestCaller.get("/api/v1/jobs/" + job + "/events", target.master())
                        .replace("Connection: close", "Accept: text/event-stream");
        try {
            Crowd.of(1, Script.opening(_ -> request).once()).run(target.during(3_000));
        } catch (IOException e) {
            statuses.computeIfAbsent("stream " + e, _ -> new AtomicInteger()).incrementAndGet();
        }
    }

    String statuses() {
        return "answers by status: " + new TreeMap<>(statuses);
    }

    /// Whether no answer was a fault of the service's.
    boolean withoutFaults() {
        return statuses.keySet().stream().allMatch(status -> status.matches("[1-4]\\d\\d"));
    }

    @Override
    public void close() {
        target.time().stop();
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.shutdownNow();
    }
}
