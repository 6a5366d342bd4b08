package bellwether.research.backtest.doubt;

import bellwether.platform.base.Sha256;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleSide;
import bellwether.trading.rules.RuleWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What rules have in common that differ by their numbers only: conditions, kinds of orders, sides
/// and timeframe. Trials of one family are tries of one idea. Its name is no part of it, and
/// neither are limits that are nothing but a number.
///
/// @param hash SHA-256 in hexadecimal; equal for rules of one family
/// @param words the same for people
public record RuleFamily(String hash, String words) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NUMBER = "#";
    private static final Set<String> NUMBERS_ONLY =
            Set.of(
                    "valid_bars",
                    "max_bars",
                    "cooldown_bars",
                    "max_position_percent",
                    "after_r",
                    "start_percent");

    private static final Pattern AGO = Pattern.compile("\\[\\d+]");
    private static final Pattern ARGUMENT = Pattern.compile("_\\d+(\\.\\d+)?(?![A-Za-z\\d])");
    private static final Pattern LITERAL =
            Pattern.compile("(?<![\\w.@])-?\\d+(\\.\\d+)?(-\\d\\d-\\d\\d)?%?(?![\\w.])");

    /// Of a rule; of a sweep, any of its combinations.
    public static RuleFamily of(Rule rule) {
        ObjectNode json = RuleWriter.json(rule);
        json.remove("name");
        List<String> words = new ArrayList<>();
        rule.longSide().ifPresent(side -> words.add("long: " + words(side)));
        rule.shortSide().ifPresent(side -> words.add("short: " + words(side)));
        return new RuleFamily(
                Sha256.hex(CanonicalJson.text(withoutNumbers(json))),
                "%s, %s".formatted(rule.timeframe().code(), String.join("; ", words)));
    }

    private static JsonNode withoutNumbers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode without = NODES.objectNode();
            object.properties()
                    .forEach(field -> {
                        if (!NUMBERS_ONLY.contains(field.getKey())) {
                            without.set(field.getKey(), withoutNumbers(field.getValue()));
                        }
                    });
            return without;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode without = NODES.arrayNode();
            list.forEach(each -> without.add(withoutNumbers(each)));
            return without;
        }
        return node.isNumber()
                ? NODES.textNode(NUMBER)
                : node.isTextual() ? NODES.textNode(withoutNumbers(node.textValue())) : node;
    }

    private static String withoutNumbers(String text) {
        String now = AGO.matcher(text).replaceAll("");
        String named = now;
        do {
            now = named;
            named = ARGUMENT.matcher(now).replaceAll("_" + NUMBER);
        } while (!named.equals(now));
        return LITERAL.matcher(now).replaceAll(NUMBER);
    }

    private static String words(RuleSide side) {
        List<String> parts = new ArrayList<>();
        parts.add("in when " + words(side.enter()));
        side.exit().ifPresent(exit -> parts.add("out when " + words(exit)));
        side.stop().ifPresent(_ -> parts.add("a stop"));
        side.target().ifPresent(_ -> parts.add("a target"));
        side.trail().ifPresent(_ -> parts.add("a trail"));
        return String.join(", ", parts);
    }

    private static String words(Condition condition) {
        return withoutNumbers(ConditionLanguage.text(condition));
    }
}
