package bellwether;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Database;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The 505 real symbols as one job over HTTP, again and again: from the POST to `completed`, and
/// from the creation to the start. Beside it, in the same run, the time that only reading the same
/// bars takes, and one warm symbol with `Prefer: wait`.
public final class RealMarketBench {
    private static final int RUNS = 9;

    private RealMarketBench() {}

    public static void main(String[] args) throws Exception {
        var file = SharedData.require("prices/sp500-5yr.csv.gz");
        try (TestApp app = new TestApp();
                Database database =
                        Database.open(app.database(), "bench", new PoolSettings(0, 2))) {
            Market market = new Market(database.jdbi(), InstantSource.system());
            new PriceImport(database.jdbi(), InstantSource.system())
                    .importFile(file, ImportOptions.NONE, bytes -> {});
            List<String> real =
                    market.symbols().tickers().stream()
                            .filter(t -> !t.startsWith("DEMO") && !t.equals("^GSPC"))
                            .toList();
            String body =
                    "{\"tickers\":[\"" + String.join("\",\"", real) + "\"],\"capital\":100000}";
            List<Double> jobs = new ArrayList<>();
            List<Double> starts = new ArrayList<>();
            List<Double> reads = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                long begin = System.nanoTime();
                market.load(real, Timeframe.DAY);
                reads.add((System.nanoTime() - begin) / 1e6);
                begin = System.nanoTime();
                JsonNode job =
                        app.call()
                                .header("Prefer", "wait=20")
                                .post("/api/v1/analyses", body)
                                .json()
                                .get("job");
                jobs.add((System.nanoTime() - begin) / 1e6);
                starts.add((double) between(job, "created_at", "started_at").toMillis());
            }
            System.out.printf(
                    "%d symbols, %d runs, milliseconds: first, median, worst%n", real.size(), RUNS);
            print("only reading their bars, one thread", reads);
            print("job, POST to completed with results", jobs);
            print("queued to processing", starts);
            print("one symbol, warm, Prefer: wait", single(app));
        }
    }

    private static List<Double> single(TestApp app) {
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < 200; run++) {
            long begin = System.nanoTime();
            Call.Answer answer =
                    app.call()
                            .header("Prefer", "wait=20")
                            .post("/api/v1/analyses", "{\"tickers\":[\"AAPL\"],\"capital\":1000}");
            times.add((System.nanoTime() - begin) / 1e6);
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.body());
            }
        }
        return times;
    }

    private static Duration between(JsonNode job, String from, String to) {
        return Duration.between(
                Instant.parse(job.get(from).asText()), Instant.parse(job.get(to).asText()));
    }

    private static void print(String what, List<Double> times) {
        double first = times.getFirst();
        double[] sorted = times.stream().mapToDouble(t -> t).toArray();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "  %-38s %8.1f %8.1f %8.1f%n",
                what,
                first,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }
}
