package bellwether.platform.http.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every list of the document has the one form, so that one loop pages through each of them.
final class ListEnvelopeTest {
    private final Specification specification = Specification.ours();

    /// Where charts and older clients have their own form, or an answer is no list.
    private static boolean isOurs(String path) {
        return path.startsWith("/api/v1/") || path.startsWith("/api/workers");
    }

    private JsonNode schema(JsonNode operation) {
        return specification.resolve(
                specification
                        .resolve(operation.at("/responses/200"))
                        .path("content")
                        .path("application/json")
                        .path("schema"));
    }

    private boolean isPaged(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(specification::resolve)
                .anyMatch(parameter -> parameter.path("name").asText().equals("cursor"));
    }

    /// The list itself, where it is a part of a report.
    private JsonNode list(JsonNode operation) {
        JsonNode whole = schema(operation);
        JsonNode curve = whole.path("properties").path("curve");
        return curve.isMissingNode() ? whole : specification.resolve(curve);
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    void everyListSaysItsItemsAndWhereItGoesOn() {
        Set<String> wrong = new TreeSet<>();
        int[] lists = new int[1];
        specification
                .document()
                .path("paths")
                .properties()
                .forEach(path -> {
                    JsonNode operation = path.getValue().path("get");
                    boolean listed =
                            operation.path("operationId").asText().startsWith("list")
                                    && isOurs(path.getKey());
                    if (listed || isPaged(operation)) {
                        lists[0]++;
                        Set<String> required = required(list(operation));
                        boolean items =
                                required.contains("items")
                                        || path.getKey().equals("/api/v1/stocks/{ticker}/bars");
                        if (!items || !required.containsAll(Set.of("next", "has_more"))) {
                            wrong.add(path.getKey());
                        }
                    }
                });
        assertEquals(Set.of(), wrong);
        assertTrue(lists[0] > 15, "lists were found: " + lists[0]);
    }

    @Test
    void pagesHaveOneSize() {
        JsonNode limit = specification.document().at("/components/parameters/Limit/schema");
        assertEquals(50, limit.path("default").asInt());
        assertEquals(200, limit.path("maximum").asInt());
    }
}
