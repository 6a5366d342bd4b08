package bellwether;

import bellwether.bench.TakenTimes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A sweep of 1,000 combinations on one symbol as a whole job: from the request over HTTP, which
/// waits for it, to the answer with its findings.
public final class SweepJobBench implements AutoCloseable {
    private static final int JOBS = 10;

    private final Running service;
    private final HttpClient client = HttpClient.newHttpClient();

    private SweepJobBench(Path home) throws IOException {
        ProcessBuilder program = Running.program(home, Map.of(), "bellwether.Bellwether", "serve");
        program.command().remove("-XX:TieredStopAtLevel=1");
        program.command()
                .addAll(1, System.getProperty("bellwether.bench.options", "").lines().toList());
        service = Running.of(program.start());
    }

    /// Prints a table.
    ///
    /// @param home for the service and its database
    public static void run(Path home) throws Exception {
        try (SweepJobBench bench = new SweepJobBench(home)) {
            System.out.println(TakenTimes.HEADER);
            new TakenTimes(new double[] {bench.job(0)})
                    .print("a sweep of 1,000, the first job", "");
            double[] millis = new double[JOBS];
            for (int i = 0; i < JOBS; i++) {
                millis[i] = bench.job(i + 1);
            }
            new TakenTimes(millis).print("the next ones", "p50 <= 1000 ms");
        }
    }

    /// One that is no repetition of an earlier one.
    private double job(int number) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/backtests"
                                                .formatted(service.port())))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=60")
                        .POST(HttpRequest.BodyPublishers.ofString(sweep(number)))
                        .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double taken = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 200 || !answer.body().contains("\"completed\"")) {
            System.out.println("failed: " + answer.statusCode() + " " + answer.body());
            return Double.NaN;
        }
        return taken;
    }

    private static String sweep(int number) {
        return """
        {"kind": "sweep", "builtin": "golden_cross", "tickers": ["DEMO01"], "cash": %d,
         "params": {"fast": [%s], "slow": [%s]}}
        """
                .formatted(100_000 + number, steps(5, 2, 20), steps(50, 5, 50));
    }

    private static String steps(int first, int step, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(first + i * step))
                .collect(Collectors.joining(","));
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
