package bellwether.frontend.legacy;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Patterns as older clients spell them, as conditions of rules.
final class OlderPatterns {
    private static final String BULLISH = "bullish";
    private static final String BEARISH = "bearish";

    /// What older clients call patterns and are crossings of indicators.
    private static final Map<String, JsonNode> CONDITIONS =
            Map.of(
                    "golden_cross", condition("{\"crosses_above\":[\"SMA_20\",\"SMA_50\"]}"),
                    "rsi_oversold", condition("{\"lt\":[\"RSI_14\",30]}"),
                    "bollinger_breakout", condition("{\"gt\":[\"close\",\"BBANDS_20_2.upper\"]}"));

    private static final List<String> KNOWN =
            Stream.concat(
                            CONDITIONS.keySet().stream(),
                            RuleFields.standard().all().stream()
                                    .filter(OlderPatterns::isPattern)
                                    .map(RuleField::name))
                    .distinct()
                    .sorted()
                    .toList();

    private OlderPatterns() {}

    private static JsonNode condition(String json) {
        return Json.stored(json, JsonNode.class);
    }

    private static boolean isPattern(RuleField field) {
        return field.words().contains(BULLISH) && field.words().contains("none");
    }

    /// What is wrong with a name.
    static Optional<Fault> fault(String pointer, String typed) {
        String name = name(typed);
        return KNOWN.contains(name)
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                pointer,
                                "must be a pattern of GET /api/v1/patterns, golden_cross, rsi_oversold or bollinger_breakout, was \"%s\"%s"
                                        .formatted(
                                                Quoted.text(typed),
                                                DidYouMean.ending(KNOWN, name))));
    }

    /// `Bullish Engulfing` is `engulfing`.
    private static String name(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return KNOWN.contains(name) ? name : name.replaceFirst("^(bullish|bearish)_", "");
    }

    /// A rule that enters on any of the patterns, long on rising signs and short on falling ones,
    /// and leaves 5 % below or 10 % above the entry.
    ///
    /// @param size of each position
    static ObjectNode rule(
            String title, List<String> patterns, ObjectNode size, @Nullable String timeframe) {
        ObjectNode rule = Json.shared().createObjectNode().put("name", title);
        if (timeframe != null) {
            rule.put("timeframe", timeframe.toLowerCase(Locale.ROOT));
        }
        side(rule, "long", BULLISH, patterns, size);
        side(rule, "short", BEARISH, patterns, size);
        return rule;
    }

    private static void side(
            ObjectNode rule, String side, String sign, List<String> patterns, ObjectNode size) {
        ArrayNode tests = Json.shared().createArrayNode();
        patterns.forEach(typed -> test(typed, sign).ifPresent(tests::add));
        if (!tests.isEmpty()) {
            ObjectNode made = rule.putObject(side);
            made.putObject("enter").set("any", tests);
            made.set("size", size);
            made.putObject("stop").put("percent", 5);
            made.putObject("target").put("percent", 10);
        }
    }

    /// Nothing where a pattern never has this sign.
    private static Optional<JsonNode> test(String typed, String sign) {
        String name = name(typed);
        if (CONDITIONS.containsKey(name)) {
            return sign.equals(BULLISH)
                    ? Optional.of(CONDITIONS.get(name).deepCopy())
                    : Optional.empty();
        }
        String other = sign.equals(BULLISH) ? BEARISH : BULLISH;
        if (typed.strip().toLowerCase(Locale.ROOT).startsWith(other)) {
            return Optional.empty();
        }
        ObjectNode test = Json.shared().createObjectNode();
        test.putObject("pattern").put("name", name).put("sign", sign);
        return Optional.of(test);
    }

    /// Part of the equity.
    static ObjectNode percent(BigDecimal percent) {
        return Json.shared().createObjectNode().put("percent", percent);
    }

    /// What the stop may cost, in percent of the equity.
    static ObjectNode risk(BigDecimal percent) {
        return Json.shared().createObjectNode().put("risk_percent", percent);
    }
}
