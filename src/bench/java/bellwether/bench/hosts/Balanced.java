package bellwether.bench.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// The service at an address, as a client with the admin's key sees it.
record Balanced(String host, int port) {
    static final String KEY = "master-key-of-the-bench-0123456789abcdef";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(host, port, path)))
                .timeout(Duration.ofSeconds(10))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json");
    }

    int status(String path) throws IOException, InterruptedException {
        return HTTP.send(to(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return sent(to(path).build());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return sent(to(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /// A file of prices.
    void upload(String csv) throws IOException, InterruptedException {
        sent(
                to("/api/v1/prices/import")
                        .setHeader("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))
                        .build());
    }

    private static JsonNode sent(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /// Asks for analyses.
    ///
    /// @param what `"universe":"all"` or tickers
    /// @return the job's id
    String analyse(String what) throws IOException, InterruptedException {
        return post("/api/v1/analyses", "{" + what + ",\"capital\":100000}").get("id").asText();
    }

    /// Waits for the end of a job.
    ///
    /// @return the seconds
    double ended(String job, int seconds) throws InterruptedException {
        return HostWaiting.until(
                "the end of job " + job,
                seconds,
                () -> get("/api/v1/jobs/" + job).get("state").asText().equals("completed"));
    }
}
