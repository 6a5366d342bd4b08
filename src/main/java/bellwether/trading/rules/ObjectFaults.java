package bellwether.trading.rules;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads the members of one JSON object, and lists everything that is wrong with them.
public final class ObjectFaults {
    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final int MOST_DIGITS = 8;

    private final JsonNode object;
    private final String pointer;
    private final List<Fault> faults;

    /// @param pointer of the object, for the faults
    public ObjectFaults(JsonNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /// Whether it is an object; its keys are then held to those that are known.
    public boolean isObject(List<String> known) {
        if (!object.isObject()) {
            wrong(pointer, "must be an object, was " + shown(object));
            return false;
        }
        object.fieldNames()
                .forEachRemaining(key -> {
                    if (!known.contains(key)) {
                        wrong(at(key), "is not known here" + DidYouMean.endingOrAll(known, key));
                    }
                });
        return true;
    }

    /// A value as faults show it.
    public static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "left out";
        }
        if (node.isContainerNode() && node.isEmpty()) {
            return node.isArray() ? "an empty list" : "an empty object";
        }
        return node.isArray() ? "a list" : node.isObject() ? "an object" : Quoted.json(node);
    }

    /// The pointer of a member.
    public String at(String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    /// Lists a fault.
    public void wrong(String where, String detail) {
        faults.add(new Fault(where, detail));
    }

    /// Whether a member is there and not null.
    public boolean has(String key) {
        return object.has(key) && !object.get(key).isNull();
    }

    /// A member; missing where it is null.
    public JsonNode get(String key) {
        return has(key) ? object.get(key) : MissingNode.getInstance();
    }

    /// A number more than 0, at most a bound.
    public Optional<BigDecimal> positive(String key, String most) {
        return positive(get(key), at(key), most);
    }

    /// The same of any node.
    public Optional<BigDecimal> positive(JsonNode node, String where, String most) {
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            BigDecimal number = node.decimalValue();
            if (number.signum() > 0
                    && number.compareTo(MOST.min(new BigDecimal(most))) <= 0
                    && number.stripTrailingZeros().scale() <= MOST_DIGITS) {
                return Optional.of(plain(number));
            }
        }
        wrong(
                where,
                "must be a number more than 0 and at most %s with at most 8 decimals, was %s"
                        .formatted(new BigDecimal(most).toPlainString(), shown(node)));
        return Optional.empty();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// A whole number between bounds; the standard where it is left out.
    public int whole(String key, int least, int most, int standard) {
        if (!has(key)) {
            return standard;
        }
        JsonNode node = get(key);
        if (node.isIntegralNumber()
                && node.canConvertToInt()
                && node.intValue() >= least
                && node.intValue() <= most) {
            return node.intValue();
        }
        wrong(
                at(key),
                "must be a whole number from %d to %d, was %s".formatted(least, most, shown(node)));
        return standard;
    }

    /// True or false; the standard where it is left out.
    public boolean flag(String key, boolean standard) {
        JsonNode node = get(key);
        if (!node.isMissingNode() && !node.isBoolean()) {
            wrong(at(key), "must be true or false, was " + shown(node));
        }
        return node.isBoolean() ? node.booleanValue() : standard;
    }

    /// One of an enum's words; the standard where it is left out.
    public <E extends Enum<E>> E word(String key, Class<E> type, E standard) {
        if (!has(key)) {
            return standard;
        }
        String typed = get(key).isTextual() ? get(key).textValue() : shown(get(key));
        for (E value : type.getEnumConstants()) {
            if (RuleOptions.code(value).equals(typed)) {
                return value;
            }
        }
        wrong(at(key), DidYouMean.rule(RuleOptions.codes(type), typed));
        return standard;
    }

    /// The one key of some that the object must have.
    public Optional<String> one(List<String> keys) {
        List<String> found = keys.stream().filter(this::has).toList();
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        wrong(
                pointer,
                "must have one of %s, has %s"
                        .formatted(
                                String.join(", ", keys),
                                found.isEmpty() ? "none" : String.join(" and ", found)));
        return Optional.empty();
    }
}
