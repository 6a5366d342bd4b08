package bellwether.research.backtest.spec;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The rules that ship, from `rules.json`.
public final class BuiltInRules {
    private final List<BuiltInRule> rules;

    private BuiltInRules(List<BuiltInRule> rules) {
        this.rules = List.copyOf(rules);
    }

    private record File(List<BuiltInRule> rules) {}

    public static BuiltInRules read() {
        try (InputStream in =
                Objects.requireNonNull(
                        BuiltInRules.class.getResourceAsStream(
                                "/bellwether/research/backtest/rules.json"))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new BuiltInRules(Json.stored(json, File.class).rules());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<BuiltInRule> all() {
        return rules;
    }

    /// All of them, in words.
    public List<ShippedRule> inWords(BacktestFields fields) {
        return rules.stream().map(rule -> ShippedRule.of(rule, fields)).toList();
    }

    /// The rule of a name.
    ///
    /// @param at pointer of the choice in the request
    /// @throws Refusal where none has this name
    BuiltInRule known(String name, String at) {
        List<String> names = rules.stream().map(BuiltInRule::name).toList();
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalidAs(
                                "unknown_name",
                                List.of(new Fault(at + "/builtin", DidYouMean.rule(names, name)))));
    }
}
