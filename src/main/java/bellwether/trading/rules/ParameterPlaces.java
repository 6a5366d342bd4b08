package bellwether.trading.rules;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The places of parameters in a rule's JSON, such as `SMA_{fast}`.
final class ParameterPlaces {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int WHOLE_DIGITS = 9;
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private ParameterPlaces() {}

    /// Finds which parameters are used, and those that are not given.
    static void collect(
            JsonNode node,
            String pointer,
            Set<String> known,
            Set<String> used,
            List<Fault> faults) {
        if (node.isTextual()) {
            Matcher places = PLACE.matcher(node.textValue());
            while (places.find()) {
                String name = places.group(1);
                used.add(name);
                if (!known.contains(name)) {
                    faults.add(
                            new Fault(
                                    pointer,
                                    "no parameter is called \"%s\"%s"
                                            .formatted(
                                                    Quoted.text(name),
                                                    DidYouMean.ending(known, name))));
                }
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry ->
                            collect(
                                    entry.getValue(),
                                    pointer
                                            + "/"
                                            + entry.getKey().replace("~", "~0").replace("/", "~1"),
                                    known,
                                    used,
                                    faults));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, known, used, faults);
            }
        }
    }

    /// The parameters of each text that has several.
    static List<Set<String>> together(JsonNode node) {
        List<Set<String>> found = new ArrayList<>();
        if (node.isTextual()) {
            Set<String> names =
                    PLACE.matcher(node.textValue())
                            .results()
                            .map(place -> place.group(1))
                            .collect(Collectors.toSet());
            if (names.size() > 1) {
                found.add(names);
            }
        }
        node.forEach(part -> found.addAll(together(part)));
        return found;
    }

    static JsonNode bound(JsonNode node, Map<String, BigDecimal> values) {
        if (node.isTextual()) {
            return text(node.textValue(), values);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode bound = NODES.objectNode();
            object.properties()
                    .forEach(entry -> bound.set(entry.getKey(), bound(entry.getValue(), values)));
            return bound;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode bound = NODES.arrayNode();
            list.forEach(each -> bound.add(bound(each, values)));
            return bound;
        }
        return node;
    }

    /// A whole number where it is one, as numbers of bars must be.
    private static JsonNode number(BigDecimal value) {
        boolean isWhole = value.scale() <= 0 && value.precision() - value.scale() <= WHOLE_DIGITS;
        return isWhole ? NODES.numberNode(value.intValueExact()) : NODES.numberNode(value);
    }

    private static JsonNode text(String text, Map<String, BigDecimal> values) {
        Matcher places = PLACE.matcher(text);
        if (places.matches()) {
            BigDecimal value = values.get(places.group(1));
            return value == null ? NODES.textNode(text) : number(value);
        }
        return NODES.textNode(
                places.replaceAll(place -> {
                    BigDecimal value = values.get(place.group(1));
                    return Matcher.quoteReplacement(
                            value == null ? place.group() : value.toPlainString());
                }));
    }
}
