package bellwether.platform.http;

import bellwether.platform.http.openapi.CheckedClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Calls a running server as a client would: `Call.to(port).header(…).post(path, body)`. An answer
/// that the OpenAPI document does not allow fails the test.
public final class Call {
    private static final HttpClient ANY = HttpClient.newHttpClient();
    private static final HttpClient CHECKED = new CheckedClient(ANY);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient client;
    private final int port;
    private final List<String> headers = new ArrayList<>();

    private Call(HttpClient client, int port) {
        this.client = client;
        this.port = port;
    }

    public static Call to(int port) {
        return new Call(CHECKED, port);
    }

    /// To a server whose routes are none of the service's.
    public static Call toTestRoutes(int port) {
        return new Call(ANY, port);
    }

    public Call header(String name, String value) {
        headers.addAll(List.of(name, value));
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, String json) {
        return header("Content-Type", "application/json").postAs(path, json);
    }

    /// A POST with whatever content type the headers so far say.
    public Answer postAs(String path, String body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(PATIENCE)
                        .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What came back.
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(response.body(), e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
