package bellwether.platform.http.openapi;

import bellwether.platform.http.HeaderLines;
import bellwether.platform.http.MediaRanges;
import bellwether.platform.http.MediaTypes;
import bellwether.platform.http.Routes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers 406 before a route does anything, when the caller accepts none of the types that the
/// document says its answers have.
final class OfferedTypes implements Routes {
    /// Asked by machines that keep to no type, and never to be refused; and the index, which sends
    /// a browser on instead of answering it.
    private static final Set<String> ALWAYS = Set.of("/", "/health", "/ready", "/metrics");

    private final Supplier<ObjectNode> document;
    private @Nullable Map<String, List<String>> known;

    /// @param document of all routes, made when first asked for
    OfferedTypes(Supplier<ObjectNode> document) {
        this.document = document;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.beforeMatched(this::check);
    }

    /// Most callers accept everything; for them the document need not be read.
    private void check(Context ctx) {
        String accept = HeaderLines.of(ctx, "Accept").orElse(null);
        Endpoint route = ctx.endpoints().matchedHttpEndpoint();
        if (accept == null
                || accept.isBlank()
                || route == null
                || ALWAYS.contains(route.path)
                || MediaRanges.best(accept, List.of("*/*")).isPresent()) {
            return;
        }
        List<String> offered =
                types().getOrDefault(route.method.name() + " " + route.path, List.of());
        if (!offered.isEmpty() && MediaRanges.best(accept, offered).isEmpty()) {
            throw MediaTypes.refusal(accept, offered);
        }
    }

    private synchronized Map<String, List<String>> types() {
        Map<String, List<String>> types = known;
        if (types == null) {
            types = read(document.get());
            known = types;
        }
        return types;
    }

    private static Map<String, List<String>> read(ObjectNode document) {
        Map<String, List<String>> types = new HashMap<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                types.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        answers(document, operation.getValue().path("responses")));
            }
        }
        return types;
    }

    /// Of the answers that are no problems. JSON comes first.
    private static List<String> answers(ObjectNode document, JsonNode responses) {
        Set<String> types = new TreeSet<>();
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            if (response.getKey().startsWith("2")) {
                resolved(document, response.getValue())
                        .path("content")
                        .fieldNames()
                        .forEachRemaining(type -> types.add(type.replaceFirst(";.*", "")));
            }
        }
        return List.copyOf(types);
    }

    private static JsonNode resolved(ObjectNode document, JsonNode response) {
        return response.has("$ref")
                ? document.at(response.path("$ref").asText().substring(1))
                : response;
    }
}
