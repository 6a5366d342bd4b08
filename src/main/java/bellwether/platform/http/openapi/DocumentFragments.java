package bellwether.platform.http.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The YAML files that the document is made of: `service.yaml`, which names the modules, and one in
/// the folder of each of them.
final class DocumentFragments {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    /// What is true of the whole service.
    ObjectNode service() {
        return read("platform/http/openapi/service.yaml");
    }

    /// What each module adds, in the order in which `service.yaml` names them.
    List<ObjectNode> modules(ObjectNode service) {
        List<ObjectNode> modules = new ArrayList<>();
        service.path("x-modules")
                .forEach(folder -> modules.add(read(folder.asText() + "/openapi.yaml")));
        return modules;
    }

    /// Every code of problem documents and of failed items.
    static List<ProblemCode> problems() {
        return List.of(read("platform/http/openapi/problems.yaml", ProblemCode[].class));
    }

    private static ObjectNode read(String place) {
        return read(place, ObjectNode.class);
    }

    private static <T> T read(String place, Class<T> type) {
        String resource = "/bellwether/" + place;
        try (InputStream in = DocumentFragments.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the program");
            }
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static String yaml(ObjectNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as YAML", e);
        }
    }
}
