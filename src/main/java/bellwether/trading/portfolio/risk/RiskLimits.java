package bellwether.trading.portfolio.risk;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The limits of a portfolio.
///
/// @param on those that hold; the owner has switched the others off
/// @param requireCheck whether an order that opens needs a check made before
public record RiskLimits(Map<RiskLimit, BigDecimal> on, boolean requireCheck) {
    private static final String REQUIRE_CHECK = "require_check";

    /// Where the owner has chosen nothing.
    public static final RiskLimits USUAL =
            new RiskLimits(
                    Arrays.stream(RiskLimit.values())
                            .collect(Collectors.toMap(limit -> limit, RiskLimit::usual)),
                    false);

    /// None at all.
    public static final RiskLimits OFF = new RiskLimits(Map.of(), false);

    public RiskLimits {
        on = Map.copyOf(on);
    }

    /// Empty where it is switched off.
    public Optional<BigDecimal> most(RiskLimit limit) {
        return Optional.ofNullable(on.get(limit));
    }

    /// The same with one limit at another value; null switches it off.
    public RiskLimits with(RiskLimit limit, @Nullable BigDecimal most) {
        Map<RiskLimit, BigDecimal> changed = new EnumMap<>(RiskLimit.class);
        changed.putAll(on);
        if (most == null) {
            changed.remove(limit);
        } else {
            changed.put(limit, most);
        }
        return new RiskLimits(changed, requireCheck);
    }

    public RiskLimits withCheck(boolean required) {
        return new RiskLimits(on, required);
    }

    /// All of them, null where switched off, as they are stored and shown.
    @JsonValue
    public Map<String, @Nullable Object> shown() {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (RiskLimit limit : RiskLimit.values()) {
            shown.put(limit.key(), on.get(limit));
        }
        shown.put(REQUIRE_CHECK, requireCheck);
        return shown;
    }

    /// Those that differ from the usual ones, as they are stored.
    public String differing() {
        Map<String, @Nullable Object> differing = shown();
        differing.entrySet().removeAll(USUAL.shown().entrySet());
        return Json.write(differing);
    }

    /// As stored; what is absent is as usual.
    public static RiskLimits stored(@Nullable String json) {
        return json == null ? USUAL : USUAL.changed("", Json.stored(json, ObjectNode.class));
    }

    /// These, changed by what the owner states: absent ones stay, null switches off.
    ///
    /// @param pointer of the object in the body, empty for the body itself
    /// @throws Refusal where a value breaks its rule; it names all of them
    public RiskLimits changed(String pointer, ObjectNode stated) {
        RiskLimits changed = this;
        List<Fault> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : stated.properties()) {
            Optional<RiskLimit> limit = RiskLimit.of(field.getKey());
            Optional<String> fault =
                    limit.isPresent()
                            ? fault(limit.get(), field.getValue())
                            : switchFault(field.getKey(), field.getValue());
            if (fault.isPresent()) {
                faults.add(new Fault(pointer + "/" + field.getKey(), fault.get()));
            } else if (limit.isPresent()) {
                changed = changed.with(limit.get(), number(field.getValue()));
            } else {
                changed = changed.withCheck(field.getValue().booleanValue());
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return changed;
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        return value.isNull() ? null : value.decimalValue();
    }

    private static Optional<String> fault(RiskLimit limit, JsonNode value) {
        boolean fits = value.isNull() || (value.isNumber() && limit.allows(value.decimalValue()));
        return fits ? Optional.empty() : Optional.of(limit.rule() + ", was " + Quoted.json(value));
    }

    private static Optional<String> switchFault(String name, JsonNode value) {
        if (!name.equals(REQUIRE_CHECK)) {
            return Optional.of(DidYouMean.rule(names(), name));
        }
        return value.isBoolean()
                ? Optional.empty()
                : Optional.of("must be true or false, was " + Quoted.json(value));
    }

    private static List<String> names() {
        return Stream.concat(
                        Arrays.stream(RiskLimit.values()).map(RiskLimit::key),
                        Stream.of(REQUIRE_CHECK))
                .toList();
    }
}
