package bellwether.platform.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The document, made easy to ask: which operation answers a call, and does a value fit a schema.
public final class Specification {
    private static final Specification OURS =
            new Specification(OpenApiDocument.assemble(new DocumentFragments()));

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    /// A word that no vocabulary knows is a slip of the pen, and is refused.
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(
                    Dialect.builder(Dialects.getDraft202012())
                            .keyword(new NonValidationKeyword("components"))
                            .keyword(new NonValidationKeyword("discriminator"))
                            .keyword(new NonValidationKeyword("example"))
                            .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                            .build(),
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    Specification(ObjectNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(one ->
                                        operations.add(
                                                new Operation(
                                                        one.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        one.getValue()))));
    }

    /// The document of this build.
    public static Specification ours() {
        return OURS;
    }

    /// One method of one path.
    public record Operation(String method, String path, JsonNode node) {
        public String name() {
            return node.path("operationId").asText();
        }

        public String role() {
            return node.path("x-role").asText();
        }

        /// The values of the path's parameters, when `called` is this path.
        Optional<Map<String, String>> match(String called) {
            String[] form = path.split("/", -1);
            String[] parts = called.replaceFirst("(?<=.)/$", "").split("/", -1);
            if (form.length != parts.length) {
                return Optional.empty();
            }
            Map<String, String> found = new LinkedHashMap<>();
            for (int i = 0; i < form.length; i++) {
                if (form[i].startsWith("{") && !parts[i].isEmpty()) {
                    found.put(
                            form[i].substring(1, form[i].length() - 1),
                            URLDecoder.decode(
                                    parts[i].replace("+", "%2B"), StandardCharsets.UTF_8));
                } else if (!form[i].equals(parts[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(found);
        }

        long parameters() {
            return path.chars().filter(c -> c == '{').count();
        }
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /// The operations of a path, those with fewest parameters first: a name that is written out
    /// wins over a parameter.
    List<Operation> at(String path) {
        return operations.stream()
                .filter(operation -> operation.match(path).isPresent())
                .sorted(Comparator.comparingLong(Operation::parameters))
                .toList();
    }

    public JsonNode document() {
        return document;
    }

    /// What a `$ref` stands for; anything else is itself.
    public JsonNode resolve(JsonNode node) {
        JsonNode here = node;
        while (here.path("$ref").isTextual()) {
            String pointer = here.get("$ref").asText().substring(1);
            here = document.at(pointer);
            if (here.isMissingNode()) {
                throw new AssertionError(
                        "the document refers to " + pointer + ", which is not there");
            }
        }
        return here;
    }

    /// What is wrong with a value; nothing when it fits the schema.
    public List<String> faults(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Specification::words)
                .toList();
    }

    private static String words(Error error) {
        return error.getInstanceLocation() + " " + error.getMessage();
    }

    /// The schema in a document of its own that has our components, so that references work.
    private Schema compile(JsonNode schema) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return registry.getSchema(whole);
    }
}
