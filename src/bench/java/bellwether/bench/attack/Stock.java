package bellwether.bench.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What attacks need in the database before they begin.
final class Stock {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled");
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(3);

    static final String LONG = "MIN2000K";
    static final String THREE_YEARS = "MIN300K";
    static final int MARKET = 4_000;

    private Stock() {}

    /// Two million and three hundred thousand minutes of one symbol each, and a market of five
    /// years: five million daily bars.
    static void market(Target target) throws IOException, InterruptedException {
        imported(target, "ticker=" + LONG + "&source=min", InventedFiles.minutes(2_000_000));
        imported(target, "ticker=" + THREE_YEARS + "&source=min", InventedFiles.minutes(300_000));
        imported(target, "source=big", InventedFiles.market("BIG", MARKET, 1_260));
    }

    private static void imported(Target target, String query, Upload.Body body)
            throws IOException, InterruptedException {
        Upload.Answer answer = Upload.send(target, query, "Content-Type: text/csv\r\n", body);
        if (answer.status() == 200) {
            return;
        }
        if (answer.status() != 202) {
            throw new IllegalStateException(
                    "import refused: %d %s".formatted(answer.status(), answer.body()));
        }
        String state = awaited(target, JSON.readTree(answer.body()).path("id").asText());
        if (!state.equals("completed")) {
            throw new IllegalStateException("import " + state);
        }
    }

    /// The state that a job ends in, or the one that it is in when the longest wait is over.
    static String awaited(Target target, String job) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_IMPORT.toNanos();
        while (true) {
            String state =
                    json(target, HttpRequest.newBuilder().GET(), "/api/v1/jobs/" + job)
                            .path("state")
                            .asText();
            if (ENDED.contains(state) || System.nanoTime() > giveUp) {
                return state;
            }
            Thread.sleep(300);
        }
    }

    /// A job of ten thousand symbols that nobody knows, paused before it has ended.
    static String pausedJob(Target target) throws IOException, InterruptedException {
        String tickers =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "\"Q" + i + "\"")
                        .collect(Collectors.joining(","));
        JsonNode job =
                post(
                        target,
                        "/api/v1/analyses",
                        "{\"tickers\":[" + tickers + "],\"capital\":1000}");
        String id = job.path("id").asText();
        JsonNode paused = post(target, "/api/v1/jobs/" + id + "/pause", "{}");
        if (id.isEmpty()) {
            throw new IllegalStateException("no job was made: " + job + paused);
        }
        return id;
    }

    /// A job that has ended, with results of all symbols.
    static String endedJob(Target target) throws IOException, InterruptedException {
        String id =
                post(target, "/api/v1/analyses", "{\"universe\":\"all\",\"capital\":1000}")
                        .path("id")
                        .asText();
        String state = awaited(target, id);
        if (!state.equals("completed")) {
            throw new IllegalStateException("the analysis is " + state);
        }
        return id;
    }

    static JsonNode post(Target target, String path, String body)
            throws IOException, InterruptedException {
        return json(
                target,
                HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)),
                path);
    }

    static Upload.Answer get(Target target, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                AttackedService.call(
                        target.port(), target.master(), HttpRequest.newBuilder().GET(), path);
        return new Upload.Answer(answer.statusCode(), answer.body());
    }

    static int postStatus(Target target, String path, String body)
            throws IOException, InterruptedException {
        return AttackedService.call(
                        target.port(),
                        target.master(),
                        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)),
                        path)
                .statusCode();
    }

    private static JsonNode json(Target target, HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                AttackedService.call(target.port(), target.master(), request, path);
        return JSON.readTree(answer.body());
    }
}
