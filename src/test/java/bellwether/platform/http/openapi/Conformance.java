package bellwether.platform.http.openapi;

import bellwether.platform.base.Json;
import bellwether.platform.http.openapi.Specification.Operation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares one exchange with the document: everything that is said must be there, and nothing
/// else.
public final class Conformance {
    private static final String PROBLEM = "application/problem+json";
    private static final ObjectMapper STRICT = new ObjectMapper();

    private final Specification specification;

    public Conformance(Specification specification) {
        this.specification = specification;
    }

    /// A request and its answer.
    ///
    /// @param target path and query, as sent
    /// @param sent the request's body when it is text
    /// @param received the answer's body when it is text
    public record Exchange(
            String method,
            String target,
            HttpHeaders headers,
            Optional<String> sent,
            int status,
            HttpHeaders answered,
            Optional<String> received) {
        String path() {
            return target.replaceFirst("\\?.*", "");
        }

        String query() {
            return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
        }

        String type() {
            return answered.firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
        }

        boolean isHead() {
            return method.equals("HEAD");
        }
    }

    /// What does not conform.
    public List<String> faults(Exchange exchange) {
        List<Operation> here = specification.at(exchange.path());
        String method = exchange.isHead() ? "GET" : exchange.method();
        Optional<Operation> operation =
                here.stream().filter(o -> o.method().equals(method)).findFirst();
        return operation.map(o -> of(o, exchange)).orElseGet(() -> elsewhere(exchange, here));
    }

    /// What is wrong with a refusal as such, whatever was asked: each is a problem document.
    public List<String> refusal(String type, String body) {
        if (!type.equals(PROBLEM)) {
            return List.of("not a problem document but " + type);
        }
        JsonNode problem =
                JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/Problem");
        try {
            return specification.faults(problem, STRICT.readTree(body));
        } catch (JsonProcessingException e) {
            return List.of("no JSON: " + e.getMessage());
        }
    }

    /// Where the document has no operation there must be a problem, or the answer to a browser that
    /// asks whether it may call.
    private List<String> elsewhere(Exchange exchange, List<Operation> here) {
        if (exchange.method().equals("OPTIONS") && exchange.status() == 204) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        if (exchange.status() < 400) {
            faults.add("no operation is documented, yet it was answered");
        }
        if (exchange.status() == 404 && !here.isEmpty()) {
            faults.add("the path is documented, yet not found");
        }
        if (exchange.status() == 405 && exchange.answered().firstValue("Allow").isEmpty()) {
            faults.add("405 without Allow");
        }
        if (!exchange.type().equals(PROBLEM)) {
            faults.add("not a problem document but " + exchange.type());
        } else {
            JsonNode problem =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("$ref", "#/components/schemas/Problem");
            faults.addAll(body(problem, exchange));
        }
        return faults;
    }

    private List<String> of(Operation operation, Exchange exchange) {
        JsonNode response =
                specification.resolve(
                        operation
                                .node()
                                .path("responses")
                                .path(Integer.toString(exchange.status())));
        if (response.isMissingNode()) {
            return List.of("the status is not documented");
        }
        List<String> faults = new ArrayList<>(headers(response, exchange));
        faults.addAll(content(response, exchange));
        if (exchange.status() / 100 == 2) {
            faults.addAll(new Requests(specification).faults(operation, exchange));
        }
        return faults;
    }

    private List<String> headers(JsonNode response, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        response.path("headers")
                .properties()
                .forEach(entry -> {
                    JsonNode header = specification.resolve(entry.getValue());
                    Optional<String> value = exchange.answered().firstValue(entry.getKey());
                    if (value.isEmpty() && header.path("required").asBoolean()) {
                        faults.add("the header " + entry.getKey() + " is missing");
                    }
                    value.ifPresent(text ->
                            specification
                                    .faults(header.get("schema"), typed(header.get("schema"), text))
                                    .forEach(fault -> faults.add(entry.getKey() + fault)));
                });
        return faults;
    }

    private List<String> content(JsonNode response, Exchange exchange) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return exchange.received().filter(text -> !text.isEmpty()).isPresent()
                    ? List.of("no body is documented, yet there is one")
                    : List.of();
        }
        JsonNode media = content.path(exchange.type());
        if (media.isMissingNode()) {
            return List.of("the content type is not documented: " + exchange.type());
        }
        return exchange.isHead()
                ? List.of()
                : exchange.type().equals("text/event-stream")
                        ? events(media.path("x-event-data"), exchange.received().orElse(""))
                        : body(media.get("schema"), exchange);
    }

    private List<String> body(JsonNode schema, Exchange exchange) {
        if (exchange.isHead() || exchange.received().isEmpty()) {
            return List.of();
        }
        String text = exchange.received().get();
        return exchange.type().endsWith("json")
                ? specification.faults(schema, json(text))
                : specification.faults(schema, JsonNodeFactory.instance.textNode(text));
    }

    /// Each event's data must fit what is said of events of its name.
    private List<String> events(JsonNode schemas, String stream) {
        List<String> faults = new ArrayList<>();
        for (String event : stream.split("\n\n", -1)) {
            String name = field(event, "event");
            if (!name.isEmpty()) {
                JsonNode schema = schemas.path(name);
                faults.addAll(
                        schema.isMissingNode()
                                ? List.of("the event is not documented: " + name)
                                : specification.faults(schema, json(field(event, "data"))));
            }
        }
        return faults;
    }

    private static String field(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /// An answer must be JSON to everybody, and may be long.
    private static JsonNode json(String text) {
        return parsed(STRICT, text);
    }

    /// A request may be what the service takes for JSON.
    static JsonNode leniently(String text) {
        return parsed(Json.shared(), text);
    }

    private static JsonNode parsed(ObjectMapper mapper, String text) {
        try {
            JsonNode tree = mapper.readTree(text);
            return tree instanceof MissingNode ? NullNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /// A header's or a parameter's text as the number or the truth value that it should be.
    JsonNode typed(JsonNode schema, String text) {
        String type = specification.resolve(schema).path("type").asText();
        if (type.equals("array")) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            List.of(text.split(",", -1)).forEach(all::add);
            return all;
        }
        boolean isNumber = type.equals("integer") || type.equals("number");
        boolean isTruth = type.equals("boolean") && text.matches("true|false");
        return isTruth || (isNumber && text.matches("-?\\d{1,18}(\\.\\d+)?"))
                ? json(text)
                : JsonNodeFactory.instance.textNode(text);
    }

    /// The parameters of a query, each once.
    static Map<String, String> parameters(String query) {
        Map<String, String> found = new java.util.TreeMap<>();
        for (String one : query.split("&", -1)) {
            String[] parts = one.split("=", 2);
            if (!parts[0].isEmpty()) {
                found.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
