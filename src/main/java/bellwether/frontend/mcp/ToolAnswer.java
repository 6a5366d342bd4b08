package bellwether.frontend.mcp;

import bellwether.platform.base.Json;
import bellwether.platform.http.Cursor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a tool answers: where it comes from, how many it is of, of which day it is, and what it
/// found.
record ToolAnswer(ObjectNode tree) {
    /// @param source what was read
    /// @param n how many things the answer is of
    /// @param asOf the newest day or moment that it knows; null where it knows none
    static ToolAnswer of(String source, int n, @Nullable Object asOf) {
        ObjectNode tree = Json.shared().createObjectNode();
        tree.put("source", source);
        tree.put("n", n);
        tree.put("as_of", asOf == null ? null : asOf.toString());
        return new ToolAnswer(tree);
    }

    /// With a member that answers of the API have in the same form.
    ToolAnswer with(String name, @Nullable Object value) {
        tree.set(name, json(value));
        return this;
    }

    /// As answers of the API show it, with rounded figures.
    static JsonNode json(@Nullable Object value) {
        return value == null ? NullNode.instance : Json.stored(Json.answer(value), JsonNode.class);
    }

    /// With the members of what a route answers.
    ToolAnswer withAll(JsonNode answer) {
        answer.properties().forEach(entry -> tree.set(entry.getKey(), entry.getValue()));
        return this;
    }

    /// With a page of a list.
    ///
    /// @param found one more than `limit` where there are more
    /// @param after where the next page begins, by the last thing of this one
    <T> ToolAnswer page(int limit, List<T> found, Function<T, ?> shown, Function<T, Cursor> after) {
        List<T> page = found.subList(0, Math.min(limit, found.size()));
        ArrayNode items = tree.putArray("items");
        page.forEach(one -> items.add(json(shown.apply(one))));
        return next(
                found.size() > limit
                        ? Optional.of(after.apply(page.getLast()).encode())
                        : Optional.empty());
    }

    ToolAnswer next(Optional<String> cursor) {
        tree.put("next_cursor", cursor.orElse(null));
        return this;
    }
}
