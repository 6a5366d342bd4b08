package bellwether.research.analysis.view;

import bellwether.platform.base.DidYouMean;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which fields an analysis has, as the OpenAPI document says, to which all answers are held.
final class FieldCatalog {
    private static final String SERVICE = "platform/http/openapi/service";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final int DEEPEST = 5;

    static final FieldCatalog WHOLE = new FieldCatalog("StoredAnalysis");
    static final FieldCatalog SUMMARY = new FieldCatalog("AnalysisSummary");

    private final JsonNode schemas;
    private final JsonNode root;

    private FieldCatalog(String schema) {
        schemas = Schemas.ALL;
        root = schemas.path(schema);
    }

    /// Those of all modules, read once, when somebody first asks for fields.
    private static final class Schemas {
        private static final JsonNode ALL = read();

        private static JsonNode read() {
            JsonNode service = file(SERVICE);
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.setAll(schemas(service));
            service.path("x-modules")
                    .forEach(folder -> all.setAll(schemas(file(folder.asText() + "/openapi"))));
            return all;
        }

        private static ObjectNode schemas(JsonNode document) {
            return document.at("/components/schemas") instanceof ObjectNode found
                    ? found
                    : JsonNodeFactory.instance.objectNode();
        }

        private static JsonNode file(String name) {
            String resource = "/bellwether/" + name + ".yaml";
            try (InputStream in = FieldCatalog.class.getResourceAsStream(resource)) {
                return new YAMLMapper().readTree(in);
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
    }

    /// What is wrong with a dotted path; nothing when there is such a field.
    Optional<String> fault(String path) {
        JsonNode here = root;
        String parent = "";
        for (String name : path.split("\\.", -1)) {
            if (!parent.isEmpty() && isOpen(here)) {
                return Optional.empty();
            }
            Map<String, JsonNode> fields = fields(here);
            if (!fields.containsKey(name)) {
                return Optional.of(unknown(path, parent, fields));
            }
            here = fields.get(name);
            parent = parent.isEmpty() ? name : parent + "." + name;
        }
        return Optional.empty();
    }

    private String unknown(String path, String parent, Map<String, JsonNode> siblings) {
        return "%s is not a field of an analysis%s"
                .formatted(
                        path,
                        DidYouMean.among(paths(root, "", 0), path)
                                .map(meant -> "; did you mean " + meant + "?")
                                .orElseGet(() -> known(parent, siblings)));
    }

    private static String known(String parent, Map<String, JsonNode> siblings) {
        return parent.isEmpty()
                ? "; known are " + String.join(", ", siblings.keySet())
                : siblings.isEmpty()
                        ? "; %s has no fields".formatted(parent)
                        : "; %s has %s".formatted(parent, String.join(", ", siblings.keySet()));
    }

    private List<String> paths(JsonNode schema, String before, int depth) {
        List<String> all = new ArrayList<>();
        if (depth < DEEPEST) {
            fields(schema)
                    .forEach((name, field) -> {
                        all.add(before + name);
                        all.addAll(paths(field, before + name + ".", depth + 1));
                    });
        }
        return all;
    }

    /// Whether its fields are named by what is in it, as indicators are.
    private boolean isOpen(JsonNode schema) {
        return resolved(schema).path("additionalProperties").isObject();
    }

    private Map<String, JsonNode> fields(JsonNode schema) {
        JsonNode here = resolved(schema);
        Map<String, JsonNode> all = new TreeMap<>();
        here.path("properties").properties().forEach(one -> all.put(one.getKey(), one.getValue()));
        here.path("allOf").forEach(part -> all.putAll(fields(part)));
        here.path("anyOf").forEach(part -> all.putAll(fields(part)));
        here.path("oneOf").forEach(part -> all.putAll(fields(part)));
        if (here.has("items")) {
            all.putAll(fields(here.get("items")));
        }
        return all;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode here = schema;
        while (here.has("$ref")) {
            here = schemas.path(here.get("$ref").asText().substring(SCHEMAS.length()));
        }
        return here;
    }
}
