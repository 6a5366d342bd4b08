package bellwether;

import bellwether.platform.http.Call;
import bellwether.platform.http.openapi.Specification;
import bellwether.platform.http.openapi.Specification.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds the document's examples, and makes requests of them.
final class Example {
    private static final Specification DOCUMENT = Specification.ours();

    private Example() {}

    /// As it is sent.
    static String text(JsonNode example) {
        return example.isTextual() ? example.asText() : example.toString();
    }

    /// Parameters of the query, and what must be there besides, headers too, with the values of
    /// their examples.
    ///
    /// @param things what is to stand in place of an example's id
    /// @param more parameters of the query besides
    static Call.Answer send(
            Call call,
            Operation operation,
            Map<String, String> things,
            Map<String, String> more,
            String type,
            String body) {
        String path = operation.path();
        Map<String, String> query = new TreeMap<>();
        for (JsonNode reference : operation.node().path("parameters")) {
            JsonNode parameter = DOCUMENT.resolve(reference);
            String name = parameter.get("name").asText();
            String place = parameter.get("in").asText();
            String example = parameter.path("example").asText();
            if (example.isEmpty() && parameter.path("required").asBoolean()) {
                example = parameter.at("/schema/examples/0").asText();
            }
            String value = things.getOrDefault(example, example);
            if (place.equals("path")) {
                path = path.replace("{" + name + "}", encoded(value));
            } else if (place.equals("query") && !value.isEmpty()) {
                query.put(name, encoded(value));
            } else if (place.equals("header") && parameter.path("required").asBoolean()) {
                call.header(name, value);
            }
        }
        query.putAll(more);
        if (!type.isEmpty()) {
            call.header("Content-Type", type);
        }
        accept(operation).ifPresent(accepted -> call.header("Accept", accepted));
        String target =
                path
                        + query.entrySet().stream()
                                .map(Map.Entry::toString)
                                .collect(Collectors.joining("&", "?", ""));
        return call.send(
                operation.method(),
                target.replaceFirst("\\?$", ""),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /// The type of a successful answer, when there is just one.
    private static Optional<String> accept(Operation operation) {
        JsonNode content = DOCUMENT.resolve(operation.node().at("/responses/200")).path("content");
        return content.size() == 1 ? Optional.of(content.fieldNames().next()) : Optional.empty();
    }

    static List<JsonNode> all(JsonNode media) {
        List<JsonNode> found = new ArrayList<>();
        if (media.has("example")) {
            found.add(media.get("example"));
        }
        media.path("examples").forEach(one -> found.add(DOCUMENT.resolve(one).get("value")));
        return found;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
