package bellwether;

import bellwether.bench.TakenTimes;
import bellwether.platform.http.Call;
import java.util.function.IntFunction;

/// What the page asks the service for while a person types and looks, over HTTP, without a browser.
final class PageCalls {
    private static final int CALLS = 300;
    private static final String[] TYPED = {"d", "de", "dem", "demo", "demo1", "s12", "golden", "x"};

    private final TestApp app;

    PageCalls(TestApp app) {
        this.app = app;
    }

    /// Prints a row for each kind of call.
    void run() {
        print("GET /search", "p95 <= 50 ms", i -> "/api/v1/search?q=" + TYPED[i % TYPED.length]);
        print(
                "GET /stocks/{t}/chart, 500 bars",
                "p95 <= 30 ms",
                i ->
                        "/api/v1/stocks/DEMO%02d/chart?last=500&lines=EMA:50,EMA:200"
                                .formatted(1 + i % 30));
        print("GET /overview, all at rest", "p95 <= 200 ms", i -> "/api/v1/overview");
        Call.Answer job =
                app.call()
                        .post(
                                "/api/v1/analyses",
                                "{\"universe\":\"synthetic\",\"capital\":100000}");
        if (job.status() != 202) {
            throw new IllegalStateException(job.body());
        }
        print("GET /overview, a market job at work", "p95 <= 200 ms", i -> "/api/v1/overview");
        String path = "/api/v1/jobs/" + job.json().get("id").asText();
        System.out.println("the job was then " + app.call().get(path).json().get("state").asText());
    }

    private void print(String what, String wanted, IntFunction<String> path) {
        double[] millis = new double[CALLS];
        for (int i = -20; i < CALLS; i++) {
            long begun = System.nanoTime();
            Call.Answer answer = app.call().get(path.apply(i + 20));
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.body());
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        new TakenTimes(millis).print(what, wanted);
    }
}
