package bellwether.frontend.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One argument that a tool takes.
///
/// @param least of numbers, and of how many texts a list has
/// @param most of numbers, of the letters of a text, and of how many texts a list has
/// @param words the only ones that a text may be; empty: any
record ToolParameter(
        String name,
        Kind kind,
        String description,
        long least,
        long most,
        List<String> words,
        boolean isRequired) {
    /// How JSON writes it.
    enum Kind {
        TEXT("string"),
        NUMBER("integer"),
        FLAG("boolean"),
        TEXTS("array");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    ToolParameter {
        words = List.copyOf(words);
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", kind.type);
        schema.put("description", description);
        switch (kind) {
            case TEXT -> schema.put("maxLength", most);
            case NUMBER -> {
                schema.put("minimum", least);
                schema.put("maximum", most);
            }
            case TEXTS -> {
                schema.put("items", Map.of("type", "string"));
                schema.put("maxItems", most);
            }
            case FLAG -> {}
        }
        if (!words.isEmpty()) {
            schema.put("enum", words);
        }
        return schema;
    }
}
