package bellwether.platform.http.openapi;

import bellwether.platform.http.openapi.Conformance.Exchange;
import bellwether.platform.http.openapi.Specification.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether the document allows a request that the service has accepted.
final class Requests {
    private final Specification specification;
    private final Conformance conformance;

    Requests(Specification specification) {
        this.specification = specification;
        this.conformance = new Conformance(specification);
    }

    List<String> faults(Operation operation, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        Map<String, JsonNode> known = new HashMap<>();
        operation
                .node()
                .path("parameters")
                .forEach(node -> {
                    JsonNode parameter = specification.resolve(node);
                    known.put(key(parameter), parameter.get("schema"));
                });
        Conformance.parameters(exchange.query())
                .forEach((name, value) -> faults.addAll(value(known, "query " + name, value)));
        operation
                .match(exchange.path())
                .orElseThrow()
                .forEach((name, value) -> faults.addAll(value(known, "path " + name, value)));
        known.keySet().stream()
                .filter(key -> key.startsWith("header "))
                .forEach(key ->
                        exchange.headers()
                                .firstValue(key.substring(7))
                                .ifPresent(value -> faults.addAll(value(known, key, value))));
        faults.addAll(body(operation, exchange));
        return faults;
    }

    private static String key(JsonNode parameter) {
        return parameter.get("in").asText() + " " + parameter.get("name").asText();
    }

    private List<String> value(Map<String, JsonNode> known, String key, String value) {
        JsonNode schema = known.get(key);
        return schema == null
                ? List.of("accepted, yet not documented: " + key)
                : specification.faults(schema, conformance.typed(schema, value)).stream()
                        .map(fault -> "accepted, yet against the document: " + key + fault)
                        .toList();
    }

    private List<String> body(Operation operation, Exchange exchange) {
        JsonNode content =
                specification.resolve(operation.node().path("requestBody")).path("content");
        String sent = exchange.sent().orElse("");
        if (content.isMissingNode() || sent.isEmpty()) {
            return List.of();
        }
        String type =
                exchange.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode media = content.path(type.strip());
        if (media.isMissingNode()) {
            return List.of("accepted, yet not documented: a body of " + type);
        }
        return type.matches("application/(.+[+])?json")
                ? specification.faults(media.get("schema"), Conformance.leniently(sent)).stream()
                        .map(fault -> "accepted, yet against the document: body" + fault)
                        .toList()
                : List.of();
    }
}
