package bellwether.frontend.mcp;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Cursor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an assistant calls a tool with, held against the tool's schema. Nulls count as left out.
final class ToolArguments {
    private final ObjectNode given;

    private ToolArguments(ObjectNode given) {
        this.given = given;
    }

    /// @throws Refusal 422 with everything that breaks a rule
    static ToolArguments of(ToolSchema schema, ObjectNode given) {
        List<Fault> faults = new ArrayList<>();
        given.properties().removeIf(entry -> entry.getValue().isNull());
        given.properties()
                .forEach(entry -> check(schema, entry.getKey(), entry.getValue(), faults));
        schema.parameters().stream()
                .filter(parameter -> parameter.isRequired() && !given.has(parameter.name()))
                .forEach(parameter ->
                        faults.add(new Fault(pointer(parameter.name()), "must be given")));
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return new ToolArguments(given);
    }

    /// Of an argument, by its name.
    static String pointer(String name) {
        return "/" + name;
    }

    private static void check(ToolSchema schema, String name, JsonNode value, List<Fault> faults) {
        schema.find(name)
                .map(parameter -> rule(parameter, value))
                .orElseGet(() -> Optional.of("is not a known argument; " + meant(schema, name)))
                .ifPresent(rule -> faults.add(new Fault(pointer(Quoted.text(name)), rule)));
    }

    private static String meant(ToolSchema schema, String name) {
        return DidYouMean.among(schema.names(), name)
                .map(known -> "did you mean " + known + "?")
                .orElse("known are " + String.join(", ", schema.names()));
    }

    /// What it breaks; empty where it is right.
    private static Optional<String> rule(ToolParameter parameter, JsonNode value) {
        return switch (parameter.kind()) {
            case TEXT -> text(parameter, value);
            case NUMBER ->
                    value.isIntegralNumber()
                                    && value.canConvertToLong()
                                    && value.longValue() >= parameter.least()
                                    && value.longValue() <= parameter.most()
                            ? Optional.empty()
                            : was(
                                    "must be a whole number from %d to %d"
                                            .formatted(parameter.least(), parameter.most()),
                                    value);
            case FLAG -> value.isBoolean() ? Optional.empty() : was("must be true or false", value);
            case TEXTS ->
                    value.isArray()
                                    && value.size() <= parameter.most()
                                    && value.valueStream().allMatch(JsonNode::isTextual)
                            ? Optional.empty()
                            : was(
                                    "must be a list of at most %d texts"
                                            .formatted(parameter.most()),
                                    value);
        };
    }

    private static Optional<String> text(ToolParameter parameter, JsonNode value) {
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > parameter.most()
                || value.textValue().indexOf('\0') >= 0) {
            return was(
                    "must be a text of 1 to %d characters without NUL".formatted(parameter.most()),
                    value);
        }
        return parameter.words().isEmpty() || parameter.words().contains(value.textValue())
                ? Optional.empty()
                : Optional.of(DidYouMean.rule(parameter.words(), value.textValue()));
    }

    private static Optional<String> was(String rule, JsonNode value) {
        return Optional.of(rule + ", was " + Quoted.json(value));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(value -> value.textValue().strip());
    }

    boolean flag(String name) {
        return given.path(name).asBoolean();
    }

    int number(String name, int absent) {
        return given.path(name).asInt(absent);
    }

    List<String> texts(String name) {
        return given.path(name).valueStream().map(JsonNode::asText).toList();
    }

    int limit() {
        return number("limit", ToolSchema.USUAL_ITEMS);
    }

    /// Where the list goes on; empty for its first page.
    ///
    /// @param list as [Cursor] names it
    /// @param size how many parts a cursor of this list has
    Optional<Cursor> cursor(String list, int size) {
        return text("cursor")
                .map(text ->
                        Cursor.read(list, text, size).orElseThrow(() -> wrong("cursor", CURSOR)));
    }

    private static final String CURSOR =
            "must be next_cursor of an earlier page, with the same arguments";

    /// The number that a list is paged by.
    long place(String list, long absent) {
        return cursor(list, 1)
                .map(cursor -> {
                    try {
                        return Long.parseLong(cursor.part(0));
                    } catch (NumberFormatException e) {
                        throw wrong("cursor", CURSOR);
                    }
                })
                .orElse(absent);
    }

    /// @throws Refusal 422 where it is none
    Optional<Ticker> ticker(String name) {
        return text(name)
                .map(text ->
                        Ticker.of(text)
                                .orElseThrow(
                                        () -> Refusal.invalid(pointer(name), Ticker.rule(text))));
    }

    /// @throws Refusal 422 where it is none
    Optional<LocalDate> day(String name) {
        return text(name)
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeParseException e) {
                        throw wrong(name, "must be a date such as 2026-01-31");
                    }
                });
    }

    /// For an argument that is understood but means nothing.
    Refusal wrong(String name, String rule) {
        return Refusal.invalid(
                pointer(name),
                "%s, was \"%s\"".formatted(rule, Quoted.text(text(name).orElse(""))));
    }
}
