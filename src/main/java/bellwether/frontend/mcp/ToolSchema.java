package bellwether.frontend.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments that a tool takes: what assistants are shown, and what is held against what they
/// send.
record ToolSchema(List<ToolParameter> parameters) {
    static final int LONGEST_TEXT = 2_000;
    static final int MOST_ITEMS = 200;
    static final int USUAL_ITEMS = 25;
    private static final ToolSchema NONE = new ToolSchema(List.of());

    ToolSchema {
        parameters = List.copyOf(parameters);
    }

    /// With one text that must be given.
    static ToolSchema required(String name, String description) {
        return NONE.plus(ToolParameter.Kind.TEXT, name, description, 1, LONGEST_TEXT, true);
    }

    /// Without any argument that must be given.
    static ToolSchema text(String name, String description) {
        return NONE.andText(name, description);
    }

    static ToolSchema words(String name, List<String> words, String description) {
        return NONE.andWords(name, words, description);
    }

    ToolSchema andText(String name, String description) {
        return plus(ToolParameter.Kind.TEXT, name, description, 1, LONGEST_TEXT, false);
    }

    ToolSchema andWords(String name, List<String> words, String description) {
        return with(
                new ToolParameter(
                        name, ToolParameter.Kind.TEXT, description, 1, LONGEST_TEXT, words, false));
    }

    ToolSchema andNumber(String name, long least, long most, String description) {
        return plus(ToolParameter.Kind.NUMBER, name, description, least, most, false);
    }

    ToolSchema andFlag(String name, String description) {
        return plus(ToolParameter.Kind.FLAG, name, description, 0, 1, false);
    }

    ToolSchema andTexts(String name, int most, String description) {
        return plus(ToolParameter.Kind.TEXTS, name, description, 0, most, false);
    }

    /// With those by which lists are paged.
    ToolSchema paged() {
        return andNumber(
                        "limit",
                        1,
                        MOST_ITEMS,
                        "Items of a page, %d to %d; default %d."
                                .formatted(1, MOST_ITEMS, USUAL_ITEMS))
                .andText(
                        "cursor",
                        "next_cursor of the page before, with the same arguments; leave out for the"
                                + " first page.");
    }

    private ToolSchema plus(
            ToolParameter.Kind kind,
            String name,
            String description,
            long least,
            long most,
            boolean isRequired) {
        return with(new ToolParameter(name, kind, description, least, most, List.of(), isRequired));
    }

    private ToolSchema with(ToolParameter parameter) {
        List<ToolParameter> all = new ArrayList<>(parameters);
        all.add(parameter);
        return new ToolSchema(all);
    }

    List<String> names() {
        return parameters.stream().map(ToolParameter::name).toList();
    }

    Optional<ToolParameter> find(String name) {
        return parameters.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// As JSON Schema.
    Map<String, Object> json() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                parameters.stream()
                        .filter(ToolParameter::isRequired)
                        .map(ToolParameter::name)
                        .toList());
        schema.put("additionalProperties", false);
        return schema;
    }
}
