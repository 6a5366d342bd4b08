package bellwether.frontend.legacy;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.research.backtest.spec.ShippedRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Rules that ship, by the numbers that older clients know them by.
final class OlderNumberedRules {
    /// Strategies of backtests.
    static final List<String> RULES =
            List.of("golden_cross", "rsi_reversion", "bollinger_breakout");

    /// Strategies of analyses, now called profiles.
    static final List<String> PROFILES =
            List.of("balanced", "trend", "mean-reversion", "momentum-breakout", "swing");

    private final Supplier<List<ShippedRule>> builtIn;
    private final List<String> names;
    private final String path;

    /// @param path of the route that lists them
    OlderNumberedRules(Supplier<List<ShippedRule>> builtIn, List<String> names, String path) {
        this.builtIn = builtIn;
        this.names = names;
        this.path = path;
    }

    /// A rule that has a number.
    record Numbered(int id, ShippedRule rule) {}

    List<Numbered> all() {
        List<Numbered> all = new ArrayList<>();
        for (ShippedRule rule : builtIn.get()) {
            int id = names.indexOf(rule.name()) + 1;
            if (id > 0) {
                all.add(new Numbered(id, rule));
            }
        }
        all.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return all;
    }

    /// The rule of a number, or of the name of a rule that ships.
    Optional<Numbered> find(JsonNode typed) {
        String text = typed.asText();
        Optional<Numbered> numbered =
                all().stream()
                        .filter(each ->
                                text.equals(String.valueOf(each.id()))
                                        || text.equals(each.rule().name()))
                        .findFirst();
        return numbered.isPresent() || !typed.isTextual()
                ? numbered
                : builtIn.get().stream()
                        .filter(rule -> rule.name().equals(text))
                        .map(rule -> new Numbered(0, rule))
                        .findFirst();
    }

    /// What is wrong with a number that [#find] does not know.
    Fault unknown(String pointer, JsonNode typed) {
        List<String> known = builtIn.get().stream().map(ShippedRule::name).toList();
        return new Fault(
                pointer,
                typed.isTextual() && !typed.asText().matches("\\d+")
                        ? DidYouMean.rule(known, typed.asText())
                        : "must be the number of a strategy (GET %s lists them) or the name of a built-in rule, was %s"
                                .formatted(path, Quoted.json(typed)));
    }
}
