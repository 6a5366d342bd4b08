package bellwether.platform.http.openapi;

import bellwether.platform.base.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Puts the modules' parts together into one document, and adds to every operation what is true of
/// all of them, so that each module writes only what is its own.
///
/// `service.yaml` says what that is: `x-every-operation`, `x-every-guarded-operation` (all but the
/// public ones), `x-every-operation-with-body` and `x-every-response`. What a room has written
/// itself stays.
final class OpenApiDocument {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /// Every live event, by its name: its topic, whether it is kept, and the schema of its data.
    private static final String EVENTS = "x-events";

    private final ObjectNode tree;
    private final ObjectNode everyOperation;
    private final ObjectNode everyGuarded;
    private final ObjectNode everyWithBody;
    private final ObjectNode everyResponse;
    private final List<String> tagOrder;

    private OpenApiDocument(ObjectNode service) {
        tree = service;
        everyOperation = take("x-every-operation");
        everyGuarded = take("x-every-guarded-operation");
        everyWithBody = take("x-every-operation-with-body");
        everyResponse = take("x-every-response");
        tagOrder = tree.remove("x-tag-order").valueStream().map(JsonNode::asText).toList();
        tree.remove("x-modules");
    }

    /// @throws IllegalStateException when two parts say something about the same thing, or an
    ///   operation names no role
    static ObjectNode assemble(DocumentFragments fragments) {
        ObjectNode service = fragments.service();
        List<ObjectNode> modules = fragments.modules(service);
        OpenApiDocument document = new OpenApiDocument(service);
        modules.forEach(document::add);
        document.tree.path("components").path("responses").forEach(document::completeResponse);
        document.tree.path("paths").forEach(document::completePath);
        document.orderTags();
        return document.tree;
    }

    private ObjectNode take(String name) {
        if (tree.remove(name) instanceof ObjectNode found) {
            return found;
        }
        throw new IllegalStateException("service.yaml lacks " + name);
    }

    private void add(ObjectNode room) {
        tree.withArrayProperty("tags").addAll(room.withArrayProperty("tags"));
        ObjectNode paths = tree.withObjectProperty("paths");
        room.withObjectProperty("paths")
                .properties()
                .forEach(path ->
                        unite(
                                paths.withObjectProperty(path.getKey()),
                                (ObjectNode) path.getValue()));
        if (room.get(EVENTS) instanceof ObjectNode events) {
            unite(tree.withObjectProperty(EVENTS), events);
        }
        ObjectNode components = tree.withObjectProperty("components");
        room.withObjectProperty("components")
                .properties()
                .forEach(kind ->
                        unite(
                                components.withObjectProperty(kind.getKey()),
                                (ObjectNode) kind.getValue()));
    }

    /// Groups follow each other as `service.yaml` says, whatever the order of the modules.
    private void orderTags() {
        ArrayNode tags = tree.withArrayProperty("tags");
        List<JsonNode> ordered =
                tags.valueStream().sorted(Comparator.comparingInt(this::placeOf)).toList();
        tags.removeAll().addAll(ordered);
    }

    private int placeOf(JsonNode tag) {
        int place = tagOrder.indexOf(tag.path("name").asText());
        if (place < 0) {
            throw new IllegalStateException(tag.path("name") + " is not in x-tag-order");
        }
        return place;
    }

    private static void unite(ObjectNode whole, ObjectNode part) {
        part.properties()
                .forEach(entry -> {
                    if (whole.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
                        throw new IllegalStateException(entry.getKey() + " is there twice");
                    }
                });
    }

    private void completePath(JsonNode path) {
        METHODS.stream().map(path::path).filter(JsonNode::isObject).forEach(this::complete);
    }

    private void complete(JsonNode node) {
        ObjectNode operation = (ObjectNode) node;
        Role role = role(operation);
        if (role != Role.PUBLIC) {
            fill(operation, everyGuarded);
        }
        fill(operation, everyOperation);
        if (operation.has("requestBody")) {
            fill(operation, everyWithBody);
        }
        operation.put(
                "description",
                operation.path("description").asText().strip() + "\n\n" + words(role));
        ObjectNode responses = operation.withObjectProperty("responses");
        responses.forEach(this::completeResponse);
        sort(responses);
    }

    private void completeResponse(JsonNode response) {
        if (!response.has("$ref")) {
            fill((ObjectNode) response, everyResponse);
        }
    }

    private static Role role(ObjectNode operation) {
        String name = operation.path("x-role").asText();
        for (Role role : Role.values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return role;
            }
        }
        throw new IllegalStateException(
                "x-role of %s is no role: \"%s\"".formatted(operation.path("operationId"), name));
    }

    private static String words(Role role) {
        return role == Role.PUBLIC
                ? "Needs no key."
                : "Needs the role `%s`.".formatted(role.name().toLowerCase(Locale.ROOT));
    }

    /// Adds what is missing, at any depth.
    private static void fill(ObjectNode target, ObjectNode addition) {
        addition.properties()
                .forEach(entry -> {
                    JsonNode there = target.get(entry.getKey());
                    if (there == null) {
                        target.set(entry.getKey(), entry.getValue().deepCopy());
                    } else if (there instanceof ObjectNode inner
                            && entry.getValue() instanceof ObjectNode more
                            && !inner.has("$ref")
                            && !more.has("$ref")) {
                        fill(inner, more);
                    }
                });
    }

    private static void sort(ObjectNode node) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> all = node.properties().iterator();
                all.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = all.next();
            sorted.put(entry.getKey(), entry.getValue());
            all.remove();
        }
        node.setAll(sorted);
    }
}
