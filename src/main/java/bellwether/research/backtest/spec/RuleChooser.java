package bellwether.research.backtest.spec;

import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.BarsNeeded;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleTemplate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds and reads the rules that requests choose, or says everything that is wrong with them.
public final class RuleChooser {
    private final BacktestFields fields;
    private final BuiltInRules builtIn;
    private final Function<String, Optional<JsonNode>> strategies;
    private final EarlierRules earlier;

    /// @param strategies the rules of the caller's strategies by their ids
    /// @param earlier the rules of the caller's backtests
    RuleChooser(
            BacktestFields fields,
            BuiltInRules builtIn,
            Function<String, Optional<JsonNode>> strategies,
            EarlierRules earlier) {
        this.fields = fields;
        this.builtIn = builtIn;
        this.strategies = strategies;
        this.earlier = earlier;
    }

    /// A rule as its JSON, before it is read.
    private record Found(JsonNode json, String origin, String pointer) {}

    /// The chosen rule.
    ///
    /// @param at pointer of the choice in the request
    /// @param most combinations of parameters
    /// @throws Refusal with everything that is wrong
    public ChosenRule read(RuleChoice choice, String at, int most) {
        Found found = find(choice, at);
        RuleReader reader = new RuleReader(fields.names());
        RuleTemplate.Result read = RuleTemplate.read(found.json, found.pointer, reader, most);
        if (read.template().isEmpty()) {
            throw Refusal.invalidAs(
                    "bad_rule",
                    read.faults().stream().map(fault -> sent(choice, at, fault)).toList());
        }
        RuleTemplate template = read.template().get();
        Rule first = template.rule(template.combination(0), reader).rule().orElseThrow();
        requireRunnable(first, found.pointer);
        requireStable(first, found.pointer);
        String label = Objects.requireNonNullElse(choice.name(), first.name());
        return new ChosenRule(new SpecRule(label, found.origin, found.json), template, first);
    }

    /// A fault at a place that the request has: it names a rule that it does not spell.
    private static Fault sent(RuleChoice choice, String at, Fault fault) {
        String params = at + "/params";
        if (choice.rules() != null || fault.pointer().startsWith(params)) {
            return fault;
        }
        String named = choice.backtest() == null ? "/strategy" : "/backtest";
        return new Fault(
                choice.builtin() == null ? at + named : params,
                "makes the rule invalid at %s: %s"
                        .formatted(fault.pointer().substring(at.length()), fault.detail()));
    }

    private Found find(RuleChoice choice, String at) {
        if (choice.builtin() != null) {
            BuiltInRule shipped = builtIn.known(choice.builtin(), at);
            return new Found(
                    with(shipped.rules(choice, at, fields.profiles()), choice.params()),
                    "builtin " + shipped.name(),
                    at);
        }
        String strategy = choice.strategy();
        if (strategy != null) {
            return new Found(
                    strategies.apply(strategy).orElseThrow(() -> unknownStrategy(strategy, at)),
                    "strategy " + strategy,
                    at);
        }
        String backtest = choice.backtest();
        if (backtest != null) {
            EarlierRules.Used used = earlier.rule(backtest, choice.run(), at);
            return new Found(
                    used.template(),
                    new EarlierOrigin(backtest, used.run()).text(),
                    at + "/backtest");
        }
        return new Found(Objects.requireNonNull(choice.rules()), "rules", at + "/rules");
    }

    private static Refusal unknownStrategy(String id, String at) {
        return Refusal.invalidAs(
                "unknown_name",
                List.of(
                        new Fault(
                                at + "/strategy",
                                "must be the id of a strategy of yours that has rules, was \"%s\"; GET /api/v1/strategies lists them"
                                        .formatted(Quoted.text(id)))));
    }

    /// A value that always shows where the history began is never waited for.
    private void requireStable(Rule rule, String pointer) {
        List<String> never =
                rule.fields().stream()
                        .filter(field -> isNeverStable(field, rule.timeframe()))
                        .map(Operand.FieldValue::name)
                        .distinct()
                        .toList();
        if (rule.options().stable() && !never.isEmpty()) {
            throw Refusal.invalidAs(
                    "bad_rule",
                    List.of(
                            new Fault(
                                    pointer + "/stable",
                                    "must be false, was true: nothing would ever be decided, as %s never stops showing where the history began"
                                            .formatted(String.join(", ", never)))));
        }
    }

    private boolean isNeverStable(Operand.FieldValue field, Timeframe timeframe) {
        return BarsNeeded.of(List.of(field), fields.names(), timeframe).stable()
                == Integer.MAX_VALUE;
    }

    private static void requireRunnable(Rule rule, String pointer) {
        Optional<Timeframe> detail = rule.options().detail();
        if (detail.isPresent() && (!detail.get().isStored() || !detail.get().isIntraday())) {
            throw Refusal.invalidAs(
                    "bad_rule",
                    List.of(
                            new Fault(
                                    pointer + "/detail_timeframe",
                                    "must be one of %s, was %s"
                                            .formatted(
                                                    String.join(", ", within()),
                                                    detail.get().code()))));
        }
        if (!rule.timeframe().isStored() || !isDayOrShorter(rule.timeframe())) {
            throw Refusal.invalidAs(
                    "bad_rule",
                    List.of(
                            new Fault(
                                    pointer + "/timeframe",
                                    "must be one of %s, was %s; name values of longer bars as in SMA_20@1wk"
                                            .formatted(
                                                    String.join(", ", runnable()),
                                                    rule.timeframe().code()))));
        }
    }

    private static List<String> runnable() {
        return Arrays.stream(Timeframe.values())
                .filter(each -> each.isStored() && isDayOrShorter(each))
                .map(Timeframe::code)
                .toList();
    }

    private static List<String> within() {
        return Arrays.stream(Timeframe.values())
                .filter(each -> each.isStored() && each.isIntraday())
                .map(Timeframe::code)
                .toList();
    }

    private static boolean isDayOrShorter(Timeframe timeframe) {
        return timeframe == Timeframe.DAY || timeframe.isIntraday();
    }

    private static JsonNode with(JsonNode rules, @Nullable JsonNode params) {
        if (params == null) {
            return rules;
        }
        ObjectNode changed = rules.deepCopy();
        JsonNode standard = changed.path("params");
        if (params.isObject() && standard instanceof ObjectNode own) {
            own.setAll((ObjectNode) params.deepCopy());
        } else {
            changed.set("params", params);
        }
        return changed;
    }
}
