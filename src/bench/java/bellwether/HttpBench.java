package bellwether;

import bellwether.platform.http.Call;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reading the stored analysis of a job that has ended over HTTP beside a bare Javalin handler that
/// answers the same bytes: one process, the two in turn, loaded by wrk.
public final class HttpBench {
    private static final int ROUNDS = 5;
    private static final String SECONDS = "4s";
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private final String path;

    private HttpBench(String path) {
        this.path = path;
    }

    public static void main(String[] args) throws Exception {
        try (TestApp app = new TestApp()) {
            String id = app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":100000}");
            app.ended(id);
            String path = "/api/v1/jobs/" + id + "/results";
            Call.Answer answer = app.call().get(path);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            Javalin bare =
                    Javalin.create(
                                    config -> {
                                        config.startup.showJavalinBanner = false;
                                        config.routes.get(
                                                "/api/v1/jobs/{id}/results",
                                                ctx ->
                                                        ctx.contentType("application/json")
                                                                .result(bytes));
                                    })
                            .start("127.0.0.1", 0);
            try {
                new HttpBench(path).run(app, bare.port(), bytes.length, answer.header("ETag"));
            } finally {
                bare.stop();
            }
        }
    }

    private void run(TestApp app, int bare, int size, String tag) throws Exception {
        List<Double> rival = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> unchanged = new ArrayList<>();
        String none = "If-None-Match: " + tag;
        for (int round = -1; round < ROUNDS; round++) {
            double theirs = wrk(bare, "Accept: */*");
            double full = wrk(app.port(), "Accept: */*");
            double head = wrk(app.port(), none);
            if (round >= 0) { // the first only warms up
                rival.add(theirs);
                ours.add(full);
                unchanged.add(head);
            }
        }
        System.out.printf(
                "%d bytes, %d rounds of %s each, median requests/s%n", size, ROUNDS, SECONDS);
        System.out.printf("%-42s %8.0f%n", "bare Javalin, the same bytes", median(rival));
        print("a stored analysis", ours, rival);
        print("the same, unchanged (304)", unchanged, rival);
    }

    private static void print(String name, List<Double> rates, List<Double> rival) {
        System.out.printf(
                "%-42s %8.0f  %.0f %% of bare%n",
                name, median(rates), 100 * median(rates) / median(rival));
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    private double wrk(int port, String header) throws IOException, InterruptedException {
        Process wrk = started(header, "http://127.0.0.1:" + port + path);
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher rate = RATE.matcher(said);
        if (!rate.find() || said.contains("Non-2xx")) {
            throw new IllegalStateException("wrk answered: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static Process started(String header, String url) {
        try {
            return new ProcessBuilder("wrk", "-t1", "-c16", "-d" + SECONDS, "-H", header, url)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The load comes from wrk: install the Debian package wrk", e);
        }
    }
}
