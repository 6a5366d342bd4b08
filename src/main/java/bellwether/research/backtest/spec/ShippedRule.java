package bellwether.research.backtest.spec;

import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.RuleWords;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A rule that ships, with what it does in words.
///
/// @param meaning in a sentence
/// @param params that requests may change, with their usual values
/// @param choices what a request may choose beside them: `pattern`, `profile`
/// @param sentences what it does with nothing chosen
/// @param rules the same as JSON; sent as `rules` it is the same rule
public record ShippedRule(
        String name,
        String title,
        String meaning,
        Map<String, List<BigDecimal>> params,
        List<String> choices,
        List<String> sentences,
        JsonNode rules) {
    static ShippedRule of(BuiltInRule rule, BacktestFields fields) {
        RuleReader reader = new RuleReader(fields.names());
        JsonNode rules = rule.usual();
        RuleTemplate template =
                RuleTemplate.read(rules, "", reader)
                        .template()
                        .orElseThrow(
                                () -> new IllegalStateException(rule.name() + " is no valid rule"));
        return new ShippedRule(
                rule.name(),
                rule.title(),
                rule.meaning(),
                template.params(),
                rule.choices(),
                RuleWords.of(template.rule(template.combination(0), reader).rule().orElseThrow()),
                rules);
    }
}
