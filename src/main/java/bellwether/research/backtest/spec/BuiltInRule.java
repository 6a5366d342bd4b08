package bellwether.research.backtest.spec;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.AnalysisFields;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A rule that ships.
///
/// @param name by which requests ask for it
/// @param meaning in a sentence
/// @param rules its JSON, with `params` where it has numbers that may be changed; what a request
///   may choose beside them is not filled in
public record BuiltInRule(String name, String title, String meaning, JsonNode rules) {
    private static final String PATTERN = "pattern";
    private static final String VERDICTS = "verdicts";
    private static final String USUAL_PROFILE = "balanced";

    /// What stands in the rules for a profile's fields: `verdict.$profile`.
    private static final String PROFILE = ".$profile";

    /// What a request may choose beside params.
    List<String> choices() {
        return switch (name) {
            case PATTERN -> List.of("pattern");
            case VERDICTS -> List.of("profile");
            default -> List.of();
        };
    }

    /// With nothing chosen.
    JsonNode usual() {
        return filled(null, null);
    }

    /// As a request chose.
    ///
    /// @param at pointer of the choice in the request
    /// @param profiles that it may choose
    /// @throws Refusal where it chose what this rule does not have
    JsonNode rules(RuleChoice choice, String at, List<String> profiles) {
        if (choice.pattern() != null && !name.equals(PATTERN)) {
            throw Refusal.invalid(
                    at + "/pattern",
                    "is for the built-in rule pattern only, was sent with " + name);
        }
        if (choice.profile() != null && !name.equals(VERDICTS)) {
            throw Refusal.invalid(
                    at + "/profile",
                    "is for the built-in rule verdicts only, was sent with " + name);
        }
        require(profiles, choice.profile(), at + "/profile");
        if (choice.pattern() != null) {
            require(
                    patterns(false).stream().map(RuleField::name).toList(),
                    choice.pattern().name().toLowerCase(Locale.ROOT),
                    at + "/pattern/name");
        }
        return filled(choice.pattern(), choice.profile());
    }

    private static void require(List<String> known, @Nullable String name, String pointer) {
        if (name != null && !known.contains(name)) {
            throw Refusal.invalidAs(
                    "unknown_name", List.of(new Fault(pointer, DidYouMean.rule(known, name))));
        }
    }

    private JsonNode filled(@Nullable PatternChoice pattern, @Nullable String profile) {
        return switch (name) {
            case PATTERN -> pattern == null ? anyCandle() : traded(pattern);
            case VERDICTS -> {
                String by = profile == null ? USUAL_PROFILE : profile;
                String suffix = by.equals(USUAL_PROFILE) ? "" : AnalysisFields.suffix(by);
                yield Json.stored(
                        Json.write(rules).replace(PROFILE, suffix).replace("$profile", by),
                        JsonNode.class);
            }
            default -> rules;
        };
    }

    private JsonNode anyCandle() {
        ObjectNode made = rules.deepCopy();
        made.put("name", "Any bullish candlestick pattern");
        ArrayNode any = ((ObjectNode) made.path("long")).putObject("enter").putArray("any");
        patterns(true).forEach(field -> any.add(test(field.name(), "bullish")));
        return made;
    }

    private JsonNode traded(PatternChoice pattern) {
        ObjectNode made = rules.deepCopy();
        String name = pattern.name().toLowerCase(Locale.ROOT);
        String sign = pattern.isShort() ? "bearish" : "bullish";
        made.put("name", "Pattern %s, %s".formatted(name, sign));
        ObjectNode side = (ObjectNode) made.remove("long");
        side.set("enter", test(name, sign));
        made.set(pattern.isShort() ? "short" : "long", side);
        return made;
    }

    private static ObjectNode test(String pattern, String sign) {
        ObjectNode test = Json.shared().createObjectNode();
        test.putObject("pattern").put("name", pattern).put("sign", sign);
        return test;
    }

    /// The fields of patterns, which are bearish, none or bullish.
    private static List<RuleField> patterns(boolean candlesOnly) {
        return RuleFields.standard().all().stream()
                .filter(field -> field.words().contains("bullish"))
                .filter(field -> !candlesOnly || field.source().startsWith("TA-Lib"))
                .toList();
    }
}
