package bellwether;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Uses a running service, of this release or another, by the document that it serves: makes what
/// the examples make, and reads every route. Where a path has an id, it is that of the first thing
/// of the list above it, so that stored rows are read and not only looked for.
final class RouteVisit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    /// Answers without an end, or that only a WebSocket has.
    private static final List<String> STREAMS =
            List.of("streamEvents", "openSocketIo", "streamJobEvents", "streamJob");

    /// Those that later calls would suffer from.
    private static final List<String> LEFT_OUT =
            List.of("makeKey", "renameSymbol", "closeOldPosition", "createSession");

    /// The status of each call, by its method and path.
    record Seen(String call, int status, String body) {}

    private record Operation(String method, String path, JsonNode node) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final Optional<String> key;
    private final JsonNode document;
    private final Map<String, JsonNode> lists = new HashMap<>();

    RouteVisit(URI service, Optional<String> key) {
        this.service = service;
        this.key = key;
        this.document = json(send("GET", "/openapi.json", Map.of(), Optional.empty()));
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(one ->
                                        all.add(
                                                new Operation(
                                                        one.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        one.getValue()))));
        return all;
    }

    /// Sends the first example of each operation that has a body.
    List<Seen> write() {
        List<Seen> seen = new ArrayList<>();
        for (Operation operation : operations()) {
            JsonNode content = resolve(operation.node.path("requestBody")).path("content");
            Optional<String> path = path(operation);
            if (content.isEmpty() || path.isEmpty() || isOneOf(LEFT_OUT, operation)) {
                continue;
            }
            Optional<String> body = example(content.elements().next());
            if (body.isPresent()) {
                Map<String, String> headers = new TreeMap<>(headers(operation));
                headers.put("Content-Type", content.fieldNames().next());
                seen.add(call(operation.method, path.get(), headers, body));
                lists.clear();
            }
        }
        return seen;
    }

    /// Reads all that can be read.
    List<Seen> read() {
        List<Seen> seen = new ArrayList<>();
        for (Operation operation : operations()) {
            Optional<String> path =
                    operation.method.equals("GET") && !isOneOf(STREAMS, operation)
                            ? path(operation)
                            : Optional.empty();
            path.ifPresent(
                    known -> seen.add(call("GET", known, headers(operation), Optional.empty())));
        }
        return seen;
    }

    private static boolean isOneOf(List<String> names, Operation operation) {
        return names.contains(operation.node.path("operationId").asText());
    }

    private Seen call(
            String method, String path, Map<String, String> headers, Optional<String> body) {
        HttpResponse<String> answer = send(method, path, headers, body);
        return new Seen(method + " " + path, answer.statusCode(), answer.body());
    }

    /// With its parameters; nothing where one that is required is not known.
    private Optional<String> path(Operation operation) {
        Map<String, String> query = new TreeMap<>();
        Map<String, String> places = new HashMap<>();
        for (JsonNode reference : operation.node.path("parameters")) {
            JsonNode parameter = resolve(reference);
            String name = parameter.get("name").asText();
            Optional<String> value = prefilled(parameter);
            if (value.isEmpty() && parameter.path("required").asBoolean()) {
                if (!parameter.get("in").asText().equals("path")) {
                    return Optional.empty();
                }
            }
            switch (parameter.get("in").asText()) {
                case "path" -> value.ifPresent(known -> places.put(name, known));
                case "query" -> value.ifPresent(known -> query.put(name, encoded(known)));
                default -> {}
            }
        }
        return placed(operation.path, places)
                .map(path ->
                        query.entrySet().stream()
                                .map(Map.Entry::toString)
                                .collect(Collectors.joining("&", path + "?", ""))
                                .replaceFirst("\\?$", ""));
    }

    private Map<String, String> headers(Operation operation) {
        Map<String, String> headers = new TreeMap<>();
        for (JsonNode reference : operation.node.path("parameters")) {
            JsonNode parameter = resolve(reference);
            if (parameter.get("in").asText().equals("header")
                    && parameter.path("required").asBoolean()) {
                prefilled(parameter)
                        .ifPresent(value -> headers.put(parameter.get("name").asText(), value));
            }
        }
        return headers;
    }

    /// Ids from the left to the right, each of the list that the path has named so far.
    private Optional<String> placed(String path, Map<String, String> examples) {
        String made = path;
        for (Matcher place = PLACE.matcher(made); place.find(); place = PLACE.matcher(made)) {
            String name = place.group(1);
            Optional<String> value =
                    first(made.substring(0, place.start() - 1), name)
                            .or(() -> Optional.ofNullable(examples.get(name)));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            made =
                    made.substring(0, place.start())
                            + encoded(value.get())
                            + made.substring(place.end());
        }
        return Optional.of(made);
    }

    private Optional<String> first(String list, String name) {
        if (!document.path("paths").has(list) || !document.path("paths").path(list).has("get")) {
            return Optional.empty();
        }
        JsonNode items =
                lists.computeIfAbsent(
                        list, path -> json(send("GET", path, Map.of(), Optional.empty())));
        JsonNode one = (items.has("items") ? items.get("items") : items).path(0);
        return List.of(name, "id", "ticker", "name").stream()
                .map(one::path)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .findFirst();
    }

    private Optional<String> prefilled(JsonNode parameter) {
        JsonNode schema = resolve(parameter.path("schema"));
        return List.of(
                        parameter.path("example"),
                        schema.path("example"),
                        schema.path("default"),
                        parameter.path("required").asBoolean()
                                ? schema.at("/examples/0")
                                : JSON.missingNode())
                .stream()
                .filter(value -> !value.isMissingNode())
                .map(JsonNode::asText)
                .findFirst();
    }

    private Optional<String> example(JsonNode media) {
        JsonNode found =
                media.has("example")
                        ? media.get("example")
                        : media.path("examples")
                                .valueStream()
                                .findFirst()
                                .map(one -> resolve(one).path("value"))
                                .orElse(JSON.missingNode());
        return found.isMissingNode()
                ? Optional.empty()
                : Optional.of(found.isTextual() ? found.asText() : found.toString());
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode here = node;
        while (here.path("$ref").isTextual()) {
            here = document.at(here.get("$ref").asText().substring(1));
        }
        return here;
    }

    private HttpResponse<String> send(
            String method, String path, Map<String, String> headers, Optional<String> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(path))
                        .timeout(Duration.ofMinutes(1))
                        .method(
                                method,
                                body.map(BodyPublishers::ofString)
                                        .orElseGet(BodyPublishers::noBody));
        headers.forEach(request::header);
        key.ifPresent(secret -> request.header("X-API-Key", secret));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
