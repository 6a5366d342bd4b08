package bellwether;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A client like any other that asks again and again while others attack, each time on a new
/// connection, and notes how it fared.
final class EdgeProbe implements AutoCloseable {
    private static final int BETWEEN_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpRequest request;
    private final List<Double> good = new ArrayList<>();
    private final List<Double> refused = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private int failed;

    EdgeProbe(int port, String path) {
        request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(PATIENCE)
                        .build();
        thread = Thread.ofPlatform().start(this::run);
    }

    private void run() {
        try {
            do {
                ask();
            } while (!end.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        long begun = System.nanoTime();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            double millis = (System.nanoTime() - begun) / 1e6;
            (status == 200 ? good : refused).add(millis);
        } catch (IOException e) {
            failed++;
        }
    }

    /// How it fared, once it has been closed.
    String result() {
        return "%d × 200 (%s)%s%s"
                .formatted(
                        good.size(),
                        times(good),
                        refused.isEmpty()
                                ? ""
                                : ", %d refused (%s)".formatted(refused.size(), times(refused)),
                        failed == 0 ? "" : ", " + failed + " FAILED");
    }

    /// Median, 99th percentile and worst.
    private static String times(List<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(t -> t).sorted().toArray();
        return sorted.length == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%.0f / %.0f / %.0f ms",
                        sorted[sorted.length / 2],
                        sorted[(int) (sorted.length * 0.99)],
                        sorted[sorted.length - 1]);
    }

    @Override
    public void close() {
        end.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
