package bellwether.bench.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// What people do each day: they order on paper, ask for analyses, read, and teach a learner. It
/// remembers all that was promised.
final class SoakDesk {
    /// How much a close must lie above the one before to be alerted of.
    static final String RISE = "1.05";

    /// Shares of each order by hand.
    static final int QUANTITY = 10;

    private static final int PORTFOLIOS = 20;
    private static final int ORDERS = 5;
    private static final int HELD_DAYS = 20;
    private static final int ASKED = 100;
    private static final int MONTH = 21;
    private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled");
    private static final long LOOK_NANOS = 20_000_000;

    private record Holding(int day, String portfolio, String ticker) {}

    private final SoakService service;
    private final SoakMarket market;
    private final SoakTimes times;
    private final List<String> portfolios = new ArrayList<>();
    private final Deque<Holding> holdings = new ArrayDeque<>();
    private final Random random = new Random(7);
    private final List<String> failures = new ArrayList<>();
    private long reads;
    private long orders;
    private long analyses;
    private long labels;

    SoakDesk(SoakService service, SoakMarket market, SoakTimes times) {
        this.service = service;
        this.market = market;
        this.times = times;
    }

    /// What is to be said of reads.
    String reads() {
        return "%,d reads, %d of them without a good answer%s"
                .formatted(
                        reads,
                        failures.size(),
                        failures.isEmpty() ? "" : "; the first: " + failures.getFirst());
    }

    long orders() {
        return orders;
    }

    long analyses() {
        return analyses;
    }

    long labels() {
        return labels;
    }

    /// Makes what is to be there from the first day on.
    void begin() throws IOException, InterruptedException {
        for (int i = 0; i < PORTFOLIOS; i++) {
            portfolios.add(portfolio("by hand " + i));
        }
        service.post(
                "/api/v1/rules",
                "{\"name\":\"rise\",\"when\":\"close > close[1] * %s\",\"universe\":\"all\"}"
                        .formatted(RISE),
                201);
        service.post(
                "/api/v1/rules",
                "{\"name\":\"oversold\",\"when\":\"RSI_14 crosses below 30\",\"universe\":\"all\"}",
                201);
        service.post(
                "/api/v1/scans",
                "{\"name\":\"all\",\"universe\":\"all\",\"every_seconds\":60}",
                201);
        strategy();
    }

    private String portfolio(String name) throws IOException, InterruptedException {
        return service.post(
                        "/api/v1/portfolios",
                        "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":10000000}".formatted(name),
                        201)
                .get("id")
                .asText();
    }

    private void strategy() throws IOException, InterruptedException {
        List<String> tickers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tickers.add("\"" + SoakMarket.ticker(i) + "\"");
        }
        service.post(
                "/api/v1/strategies",
                """
                {"portfolio":"%s","name":"average","symbols":[%s],"active":true,"rules":{"name":"average",
                 "long":{"enter":{"gt":["close","SMA_20"]},"exit":{"lt":["close","SMA_20"]},
                         "stop":{"percent":5},"size":{"risk_percent":1}}}}
                """
                        .formatted(portfolio("by rules"), String.join(",", tickers)),
                201);
    }

    /// Before the session opens.
    void morning(int day) throws IOException, InterruptedException {
        for (int i = 0; i < ORDERS; i++) {
            // by turns: a portfolio holds ten positions at most
            String portfolio = portfolios.get((day * ORDERS + i) % PORTFOLIOS);
            String ticker = SoakMarket.ticker(random.nextInt(market.symbols()));
            order(portfolio, ticker, "buy");
            holdings.addLast(new Holding(day, portfolio, ticker));
        }
        while (!holdings.isEmpty() && holdings.peekFirst().day() <= day - HELD_DAYS) {
            Holding old = holdings.removeFirst();
            order(old.portfolio(), old.ticker(), "sell");
        }
        for (int i = 0; i < 3; i++) {
            read();
        }
    }

    private void order(String portfolio, String ticker, String side)
            throws IOException, InterruptedException {
        String body =
                "{\"portfolio\":\"%s\",\"ticker\":\"%s\",\"side\":\"%s\",\"quantity\":%d,\"type\":\"market\"}"
                        .formatted(portfolio, ticker, side, QUANTITY);
        times.of("order", () -> service.post("/api/v1/orders", body, 201));
        orders++;
    }

    private void read() throws IOException, InterruptedException {
        String ticker = SoakMarket.ticker(random.nextInt(market.symbols()));
        String portfolio = portfolios.get(random.nextInt(PORTFOLIOS));
        for (String path :
                List.of(
                        "/api/v1/stocks?limit=50",
                        "/api/v1/stocks/" + ticker + "/bars?limit=200",
                        "/api/v1/analyses?latest=true&limit=50",
                        "/api/v1/alerts?limit=50",
                        "/api/v1/detections?limit=50",
                        "/api/v1/outcomes?limit=50",
                        "/api/v1/forecasts/" + ticker,
                        "/api/v1/portfolios/" + portfolio,
                        "/api/v1/jobs?limit=20")) {
            String name = path.replaceAll("\\?.*", "").replaceAll("/(Z[A-Z]{4}|pf_\\d+)", "/…");
            try {
                times.of(name.substring("/api/v1/".length()), () -> service.text(path));
            } catch (IllegalStateException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
            reads++;
        }
    }

    /// After the close: the day's prices come, and analyses are asked for.
    void evening(int day) throws IOException, InterruptedException {
        ended(service.upload(market.of(day)));
        small("start of a user's job by day");
        learn(day);
        int first = day * ASKED % market.symbols();
        if (day % MONTH == MONTH - 1) {
            analyse("\"universe\":\"all\"", market.symbols());
        } else {
            List<String> tickers = new ArrayList<>();
            for (int i = first; i < Math.min(first + ASKED, market.symbols()); i++) {
                tickers.add("\"" + SoakMarket.ticker(i) + "\"");
            }
            analyse("\"tickers\":[" + String.join(",", tickers) + "]", tickers.size());
        }
    }

    private void analyse(String what, int count) throws IOException, InterruptedException {
        JsonNode job = service.post("/api/v1/analyses", "{" + what + ",\"capital\":100000}", 202);
        analyses += count;
        ended(job);
    }

    /// One analysis of one symbol: how long until a worker begins with it, by the service's clock.
    void small(String kind) throws IOException, InterruptedException {
        String ticker = SoakMarket.ticker(random.nextInt(market.symbols()));
        JsonNode job =
                service.post(
                        "/api/v1/analyses",
                        "{\"tickers\":[\"%s\"],\"capital\":100000}".formatted(ticker),
                        202);
        analyses++;
        ended(job);
        JsonNode done = service.get("/api/v1/jobs/" + job.get("id").asText());
        times.add(
                kind,
                Duration.between(
                        Instant.parse(done.get("created_at").asText()),
                        Instant.parse(done.get("started_at").asText())));
    }

    private void learn(int day) throws IOException, InterruptedException {
        if (day > 0) {
            boolean rose = market.close(0, day) > market.close(0, day - 1);
            service.post(
                    "/api/v1/learners/walk/update",
                    "{\"id\":\"d%d\",\"label\":%s}".formatted(day - 1, rose),
                    200);
            labels++;
        }
        double change = market.close(0, day) / market.close(0, day - 1) - 1;
        service.post(
                "/api/v1/learners/walk/predict",
                "{\"id\":\"d%d\",\"features\":{\"change\":%.6f}}".formatted(day, change),
                200);
    }

    /// Waits for the end of a job, if the answer is one.
    void ended(JsonNode answer) throws IOException, InterruptedException {
        JsonNode id =
                answer.path("job_id").isMissingNode() ? answer.path("id") : answer.path("job_id");
        if (id.isMissingNode() || id.isNull()) {
            return;
        }
        JsonNode job = service.get("/api/v1/jobs/" + id.asText());
        while (!ENDS.contains(job.path("state").asText())) {
            LockSupport.parkNanos(LOOK_NANOS);
            job = service.get("/api/v1/jobs/" + id.asText());
        }
        if (!job.path("state").asText().equals("completed") || job.path("failed").asInt() > 0) {
            throw new IllegalStateException("a job did not complete: " + job);
        }
    }
}
