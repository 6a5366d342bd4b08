package bellwether.trading.rules;

import bellwether.platform.base.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A rule's JSON with parameters: `{fast}` in a text stands for one of the values that `params`
/// lists; a text that is nothing else stands for the number.
public final class RuleTemplate {
    /// How many combinations a rule may have.
    public static final int MOST_COMBINATIONS = 10_000;

    /// How many it may have where only some of them are taken by chance.
    public static final int MOST_SAMPLED = Integer.MAX_VALUE;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private final JsonNode body;
    private final Map<String, List<BigDecimal>> params;

    private RuleTemplate(JsonNode body, Map<String, List<BigDecimal>> params) {
        this.body = body;
        this.params = params;
    }

    /// What was read, or everything that is wrong with it.
    ///
    /// @param template nothing when something is wrong
    public record Result(Optional<RuleTemplate> template, List<Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    /// Reads it, and checks it with the first combination and with every value of each parameter.
    public static Result read(JsonNode node, String pointer, RuleReader reader) {
        return read(node, pointer, reader, MOST_COMBINATIONS);
    }

    /// The same with another limit.
    ///
    /// @param most combinations, up to [#MOST_SAMPLED]
    public static Result read(JsonNode node, String pointer, RuleReader reader, int most) {
        List<Fault> faults = new ArrayList<>();
        Map<String, List<BigDecimal>> params = params(node, pointer, faults);
        count(params, pointer + "/params", most, faults);
        Set<String> used = new LinkedHashSet<>();
        JsonNode body = body(node);
        ParameterPlaces.collect(body, pointer, params.keySet(), used, faults);
        for (String name : params.keySet()) {
            if (!used.contains(name)) {
                faults.add(new Fault(pointer + "/params/" + name, "is used nowhere in the rule"));
            }
        }
        RuleTemplate template = new RuleTemplate(body, params);
        if (faults.isEmpty()) {
            template.check(pointer, reader, faults);
        }
        return new Result(faults.isEmpty() ? Optional.of(template) : Optional.empty(), faults);
    }

    private static JsonNode body(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode body = object.deepCopy();
        body.remove("params");
        return body;
    }

    private static Map<String, List<BigDecimal>> params(
            JsonNode node, String pointer, List<Fault> faults) {
        Map<String, List<BigDecimal>> params = new LinkedHashMap<>();
        JsonNode given = node.path("params");
        String at = pointer + "/params";
        if (given.isMissingNode() || given.isNull()) {
            return params;
        }
        if (!given.isObject()) {
            faults.add(
                    new Fault(at, "must be an object of lists, was " + ObjectFaults.shown(given)));
            return params;
        }
        given.properties()
                .forEach(entry -> {
                    String where = at + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
                    if (!NAME.matcher(entry.getKey()).matches()) {
                        faults.add(
                                new Fault(
                                        where,
                                        "must be named with small letters, digits and _, at most 30"));
                    }
                    params.put(entry.getKey(), values(entry.getValue(), where, faults));
                });
        return params;
    }

    private static List<BigDecimal> values(JsonNode list, String where, List<Fault> faults) {
        List<BigDecimal> values = new ArrayList<>();
        if (!list.isArray() || list.isEmpty()) {
            faults.add(
                    new Fault(where, "must be a list of numbers, was " + ObjectFaults.shown(list)));
            return values;
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode value = list.get(i);
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                faults.add(
                        new Fault(
                                where + "/" + i,
                                "must be a number, was " + ObjectFaults.shown(value)));
                continue;
            }
            BigDecimal number =
                    new BigDecimal(value.decimalValue().stripTrailingZeros().toPlainString());
            if (values.contains(number)) {
                faults.add(new Fault(where + "/" + i, "is listed twice: " + number));
            }
            values.add(number);
        }
        return values;
    }

    private static void count(
            Map<String, List<BigDecimal>> params, String at, int most, List<Fault> faults) {
        BigDecimal count =
                params.values().stream()
                        .map(values -> BigDecimal.valueOf(values.size()))
                        .reduce(BigDecimal.ONE, BigDecimal::multiply);
        if (count.compareTo(BigDecimal.valueOf(most)) > 0) {
            faults.add(
                    new Fault(
                            at,
                            "has %,d combinations, at most %,d are allowed: list fewer values, or set search.sample"
                                    .formatted(count.toBigInteger(), most)));
        }
    }

    private void check(String pointer, RuleReader reader, List<Fault> faults) {
        Map<String, BigDecimal> first = first();
        faults.addAll(reader.read(bound(first), pointer).faults());
        params.forEach((name, values) -> {
            for (BigDecimal value : values.subList(Math.min(1, values.size()), values.size())) {
                Map<String, BigDecimal> changed = new LinkedHashMap<>(first);
                changed.put(name, value);
                for (Fault fault : reader.read(bound(changed), pointer).faults()) {
                    Fault said =
                            new Fault(
                                    fault.pointer(),
                                    "%s, with %s %s".formatted(fault.detail(), name, value));
                    if (!faults.contains(fault)) {
                        faults.add(said);
                    }
                }
            }
        });
    }

    private Map<String, BigDecimal> first() {
        Map<String, BigDecimal> first = new LinkedHashMap<>();
        params.forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    public Map<String, List<BigDecimal>> params() {
        return params;
    }

    /// How many combinations of values there are; 1 without parameters.
    public int combinations() {
        return params.values().stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    }

    /// One combination, by its number from 0: the last parameter changes first.
    public Map<String, BigDecimal> combination(int number) {
        LinkedHashMap<String, BigDecimal> chosen = new LinkedHashMap<>();
        int rest = number;
        for (String name : params.keySet().stream().toList().reversed()) {
            List<BigDecimal> values = params.getOrDefault(name, List.of());
            chosen.putFirst(name, values.get(rest % values.size()));
            rest /= values.size();
        }
        return chosen;
    }

    /// The rule with these values.
    public RuleReader.Result rule(Map<String, BigDecimal> values, RuleReader reader) {
        if (!new TreeSet<>(values.keySet()).equals(new TreeSet<>(params.keySet()))) {
            throw new IllegalArgumentException(
                    "the parameters are %s, was given %s"
                            .formatted(params.keySet(), values.keySet()));
        }
        return reader.read(bound(values), "");
    }

    /// The rule with its numbers taken out, which all its combinations share.
    public JsonNode body() {
        return body;
    }

    private JsonNode bound(Map<String, BigDecimal> values) {
        return ParameterPlaces.bound(body, values);
    }
}
