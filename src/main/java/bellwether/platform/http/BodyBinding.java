package bellwether.platform.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Turns a tree into a record. A field of the wrong shape is noted, taken out, and the rest is
/// tried again, so that all such fields are named at once.
record BodyBinding<T>(Optional<T> value, List<Fault> faults) {
    private static final int MOST_FAULTS = 20;

    static <T> BodyBinding<T> of(JsonNode tree, Class<T> type) {
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < MOST_FAULTS) {
            try {
                return new BodyBinding<>(
                        Optional.of(Json.shared().treeToValue(tree, type)), faults);
            } catch (JsonMappingException e) {
                faults.add(fault(e, tree));
                if (!remove(tree, e.getPath())) {
                    break;
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("cannot be bound to " + type, e);
            }
        }
        return new BodyBinding<>(Optional.empty(), faults);
    }

    boolean blames(String pointer) {
        return faults.stream().anyMatch(f -> f.pointer().equals(pointer));
    }

    private static Fault fault(JsonMappingException e, JsonNode tree) {
        String pointer = pointer(e.getPath());
        return switch (e) {
            case UnrecognizedPropertyException unknown -> new Fault(pointer, unknownField(unknown));
            case MismatchedInputException wrong ->
                    mismatch(pointer, wanted(wrong.getTargetType()), tree);
            // a number that its type cannot hold: NaN, or beyond the largest whole number
            default ->
                    mismatch(
                            pointer,
                            tree.at(pointer).isIntegralNumber()
                                    ? "a whole number of at most " + Integer.MAX_VALUE
                                    : "a number",
                            tree);
        };
    }

    private static Fault mismatch(String pointer, String wanted, JsonNode tree) {
        return new Fault(
                pointer, "must be %s, was %s".formatted(wanted, Quoted.json(tree.at(pointer))));
    }

    private static String unknownField(UnrecognizedPropertyException e) {
        TreeSet<String> known = new TreeSet<>();
        e.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
        String meant = DidYouMean.endingOrAll(known, e.getPropertyName());
        return "is not a known field" + meant;
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> Json.shared().convertValue(each, String.class))
                            .collect(Collectors.joining(", "));
        }
        if (type == Integer.class
                || type == Long.class
                || type == int.class
                || type == long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            pointer.append('/')
                    .append(
                            step.getFieldName() == null
                                    ? String.valueOf(step.getIndex())
                                    : step.getFieldName().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static boolean remove(JsonNode tree, List<JsonMappingException.Reference> path) {
        if (path.isEmpty()) {
            return false;
        }
        JsonNode parent = tree.at(pointer(path.subList(0, path.size() - 1)));
        JsonMappingException.Reference last = path.getLast();
        return switch (parent) {
            case ObjectNode object -> object.remove(last.getFieldName()) != null;
            // stays in its place, so that the pointers behind it remain true
            case ArrayNode array -> !array.set(last.getIndex(), array.nullNode()).isNull();
            default -> false;
        };
    }
}
