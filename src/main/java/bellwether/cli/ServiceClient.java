package bellwether.cli;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Calls the running service over HTTP, as any client does.
final class ServiceClient implements AutoCloseable {
    static final String JSON = "application/json";
    static final String TEXT = "text/plain";
    static final String CSV = "text/csv";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    /// What is done with it.
    interface Calls {
        /// Makes them and gives the exit code.
        int make(ServiceClient client) throws IOException, InterruptedException;
    }

    /// The service said no.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int exitCode;

        Refused(String words, int exitCode) {
            super(words, null, false, false);
            this.exitCode = exitCode;
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI service;
    private final Optional<String> key;

    /// Whether the service has answered already, so that it was there.
    private boolean reached;

    private ServiceClient(URI service, Optional<String> key) {
        this.service = service;
        this.key = key;
    }

    /// Makes the calls and gives the exit code; what stands in the way is said in one line.
    static int during(Program program, Calls calls) {
        URI service = program.service();
        try (ServiceClient client = new ServiceClient(service, program.apiKey())) {
            return calls.make(client);
        } catch (Refused refused) {
            program.err().println(refused.getMessage());
            return refused.exitCode;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            program.err()
                    .printf(
                            "No Bellwether responds at %s. Start it with ./run.sh, or set PORT or"
                                    + " BELLWETHER_URL to its address.%n",
                            service);
            return 1;
        } catch (IOException e) {
            program.err().printf("The request to %s failed: %s%n", service, e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(request(path, accept).GET().build());
    }

    /// @param seconds how long the service may hold the answer back for the result
    HttpResponse<String> post(String path, String accept, JsonNode body, int seconds)
            throws IOException, InterruptedException {
        return send(
                request(path, accept)
                        .header("Content-Type", JSON)
                        .header("Prefer", "wait=" + seconds)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private HttpRequest.Builder request(String path, String accept) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept", accept);
        key.ifPresent(secret -> request.header("X-API-Key", secret));
        return request;
    }

    /// Waits where the service asks for that and asks again; for longer than a minute it does not.
    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = responded(request);
        while (answer.statusCode() == TOO_MANY_REQUESTS) {
            Duration pause = pause(answer);
            if (pause.compareTo(LONGEST_PAUSE) > 0) {
                throw refused(answer);
            }
            Thread.sleep(pause);
            answer = responded(request);
        }
        if (answer.statusCode() >= 300) {
            throw refused(answer);
        }
        return answer;
    }

    /// Reads are asked again for a minute while the service restarts or its database is away; what
    /// changes something is not, as it may have been done.
    private HttpResponse<String> responded(HttpRequest request)
            throws IOException, InterruptedException {
        long since = System.nanoTime();
        while (true) {
            Duration pause;
            try {
                HttpResponse<String> answer =
                        client.send(request, HttpResponse.BodyHandlers.ofString());
                pause = pause(answer);
                if (!isAway(answer) || !mayRepeat(request, since, pause)) {
                    reached = true;
                    return answer;
                }
            } catch (ConnectException | HttpConnectTimeoutException e) {
                pause = BETWEEN;
                if (!reached || !mayRepeat(request, since, pause)) {
                    throw e;
                }
            }
            Thread.sleep(pause);
        }
    }

    private static boolean isAway(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE
                && answer.headers().firstValue("Retry-After").isPresent();
    }

    private static boolean mayRepeat(HttpRequest request, long since, Duration pause) {
        Duration spent = Duration.ofNanos(System.nanoTime() - since);
        return request.method().equals("GET") && spent.plus(pause).compareTo(LONGEST_PAUSE) <= 0;
    }

    private static Duration pause(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(BETWEEN);
    }

    /// Wrong values are the caller's fault, which has an exit code of its own.
    private static Refused refused(HttpResponse<String> answer) {
        JsonNode problem = json(answer.body());
        StringBuilder words = new StringBuilder(problem.path("detail").asText());
        if (words.isEmpty()) {
            words.append("The service answered ").append(answer.statusCode());
        }
        if (problem.path("errors").size() > 1) {
            problem.path("errors")
                    .forEach(fault ->
                            words.append("\n  ")
                                    .append(fault.path("pointer").asText())
                                    .append(' ')
                                    .append(fault.path("detail").asText()));
        }
        if (answer.statusCode() == UNAUTHORIZED) {
            words.append(" Set BELLWETHER_API_KEY to a key of this service.");
        }
        return new Refused(
                words.toString(),
                List.of(400, 422).contains(answer.statusCode()) ? CommandLines.WRONG_USAGE : 1);
    }

    /// An answer that is no JSON comes from something else than the service.
    static JsonNode json(String body) {
        try {
            return Json.shared().readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /// Where the next page is.
    static Optional<String> next(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Link")
                .filter(link -> link.contains("rel=\"next\""))
                .map(link -> link.replaceAll("^<|>.*$", ""));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
