package bellwether.trading.rules.syntax;

import bellwether.trading.rules.Condition;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.WordRelation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Writes a tree as JSON that is read back as the same tree.
public final class JsonConditionWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonConditionWriter() {}

    public static JsonNode json(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> object("all", tests(parts));
            case Condition.Any(List<Condition> parts) -> object("any", tests(parts));
            case Condition.Not(Condition part) -> object("not", json(part));
            case Condition.Within(Condition part, int bars) ->
                    object("within", list(json(part), NODES.numberNode(bars)));
            case Condition.Throughout(Condition part, int bars) ->
                    object("for", list(json(part), NODES.numberNode(bars)));
            case Condition.Comparison(var left, var relation, var right) ->
                    object(relation.code(), values(left, right));
            case Condition.Between(var value, var low, var high) ->
                    object("between", values(value, low, high));
            case Condition.Cross(var left, var way, var right) ->
                    object(
                            switch (way) {
                                case ABOVE -> "crosses_above";
                                case BELOW -> "crosses_below";
                                case EITHER -> "crosses";
                            },
                            values(left, right));
            case Condition.Run(var value, boolean rising, int bars) ->
                    object(
                            rising ? "rising" : "falling",
                            list(json(value), NODES.numberNode(bars)));
            case Condition.WordTest test -> words(test);
            case Condition.WordOrder(var field, var relation, String word) ->
                    object(relation.code(), list(json(field), NODES.textNode(word)));
            case Condition.Known(var value) -> object("known", json(value));
            case Condition.Flag(var field) -> object("flag", json(field));
            case Condition.Member(var kind, String name) ->
                    object(kind.code(), NODES.textNode(name));
        };
    }

    private static JsonNode words(Condition.WordTest test) {
        JsonNode field = json(test.field());
        if (test.relation() == WordRelation.IN) {
            ArrayNode words = NODES.arrayNode();
            test.words().forEach(words::add);
            return object("in", list(field, words));
        }
        return object(
                test.relation().name().toLowerCase(Locale.ROOT),
                list(field, NODES.textNode(test.words().get(0))));
    }

    public static JsonNode json(Operand operand) {
        return switch (operand) {
            case Operand.Literal(double number, boolean percent) ->
                    percent ? NODES.textNode(TextWriter.text(operand)) : number(number);
            case Operand.DateLiteral _, Operand.FieldValue _ ->
                    NODES.textNode(TextWriter.text(operand));
            case Operand.Arithmetic(var operation, Operand left, Operand right) ->
                    object(operation.code(), values(left, right));
            case Operand.Negative(Operand part) -> object("neg", json(part));
            case Operand.Call(var function, List<Operand> arguments) ->
                    object(function.code(), values(arguments.toArray(Operand[]::new)));
        };
    }

    private static JsonNode number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole
                ? NODES.numberNode((long) number)
                : NODES.numberNode(BigDecimal.valueOf(number));
    }

    private static ObjectNode object(String key, JsonNode value) {
        ObjectNode object = NODES.objectNode();
        object.set(key, value);
        return object;
    }

    private static ArrayNode tests(List<Condition> parts) {
        ArrayNode list = NODES.arrayNode();
        parts.forEach(part -> list.add(json(part)));
        return list;
    }

    private static ArrayNode values(Operand... operands) {
        ArrayNode list = NODES.arrayNode();
        for (Operand operand : operands) {
            list.add(json(operand));
        }
        return list;
    }

    private static ArrayNode list(JsonNode... nodes) {
        ArrayNode list = NODES.arrayNode();
        for (JsonNode node : nodes) {
            list.add(node);
        }
        return list;
    }
}
