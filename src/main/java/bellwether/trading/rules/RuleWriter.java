package bellwether.trading.rules;

import bellwether.trading.execution.Distance;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/// Writes a rule as JSON that is read back as the same rule; what is usual is left out.
public final class RuleWriter {
    private RuleWriter() {}

    public static ObjectNode json(Rule rule) {
        ObjectNode json = object();
        json.put("name", rule.name());
        json.put("timeframe", rule.timeframe().code());
        rule.longSide().ifPresent(side -> json.set("long", side(side)));
        rule.shortSide().ifPresent(side -> json.set("short", side(side)));
        RuleOptions usual = RuleOptions.USUAL;
        RuleOptions options = rule.options();
        word(json, "ties", options.ties(), usual.ties());
        word(json, "fill", options.fill(), usual.fill());
        word(json, "at_end", options.atEnd(), usual.atEnd());
        word(json, "level_from", options.levelFrom(), usual.levelFrom());
        if (options.stable()) {
            json.put("stable", true);
        }
        options.detail().ifPresent(detail -> json.put("detail_timeframe", detail.code()));
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void word(ObjectNode json, String key, Enum<?> value, Enum<?> usual) {
        if (!value.equals(usual)) {
            json.put(key, RuleOptions.code(value));
        }
    }

    private static ObjectNode side(RuleSide side) {
        ObjectNode json = object();
        json.set("enter", ConditionLanguage.json(side.enter()));
        side.exit().ifPresent(exit -> json.set("exit", ConditionLanguage.json(exit)));
        entry(json, side.entry());
        json.set("size", size(side.size()));
        side.maxPositionPercent().ifPresent(most -> json.put("max_position_percent", most));
        side.stop().ifPresent(stop -> json.set("stop", level(stop)));
        side.target().ifPresent(target -> json.set("target", level(target)));
        side.trail().ifPresent(trail -> json.set("trail", trail(trail)));
        if (side.maxBars() > 0) {
            json.put("max_bars", side.maxBars());
        }
        if (side.cooldownBars() > 0) {
            json.put("cooldown_bars", side.cooldownBars());
        }
        return json;
    }

    private static void entry(ObjectNode json, EntryRule entry) {
        switch (entry) {
            case EntryRule.Market _ -> {}
            case EntryRule.Limit(EntryRule.Level level, int bars) ->
                    resting(json, "limit", level, bars);
            case EntryRule.Stop(EntryRule.Level level, int bars) ->
                    resting(json, "stop", level, bars);
        }
    }

    private static void resting(ObjectNode json, String kind, EntryRule.Level level, int bars) {
        ObjectNode entry = object();
        entry.set(
                kind,
                switch (level) {
                    case EntryRule.Level.AtValue(Operand value) -> ConditionLanguage.json(value);
                    case EntryRule.Level.Offset(Distance distance) -> distance(distance);
                });
        if (bars > 1) {
            entry.put("valid_bars", bars);
        }
        json.set("entry", entry);
    }

    private static ObjectNode size(RuleSize size) {
        return switch (size) {
            case RuleSize.EquityPercent(BigDecimal percent) -> object().put("percent", percent);
            case RuleSize.Cash(BigDecimal amount) -> object().put("cash", amount);
            case RuleSize.Shares(BigDecimal shares) -> object().put("shares", shares);
            case RuleSize.RiskPercent(BigDecimal percent) -> object().put("risk_percent", percent);
            case RuleSize.VolatilityPercent(BigDecimal percent) ->
                    object().put("volatility_percent", percent);
            case RuleSize.Kelly(BigDecimal fraction, var start) -> {
                ObjectNode kelly = object().put("fraction", fraction);
                start.ifPresent(percent -> kelly.put("start_percent", percent));
                ObjectNode json = object();
                json.set("kelly", kelly);
                yield json;
            }
        };
    }

    private static ObjectNode level(LevelRule level) {
        return switch (level) {
            case LevelRule.Away(Distance distance) -> distance(distance);
            case LevelRule.AtValue(Operand value) -> {
                ObjectNode json = object();
                json.set("price", ConditionLanguage.json(value));
                yield json;
            }
            case LevelRule.RewardRisk(BigDecimal ratio) -> object().put("reward_risk", ratio);
        };
    }

    private static ObjectNode trail(TrailRule trail) {
        ObjectNode json = distance(trail.distance());
        trail.afterR().ifPresent(after -> json.put("after_r", after));
        return json;
    }

    private static ObjectNode distance(Distance distance) {
        return switch (distance) {
            case Distance.Percent(BigDecimal percent) -> object().put("percent", percent);
            case Distance.Amount(BigDecimal amount) -> object().put("amount", amount);
            case Distance.AtrMultiple(BigDecimal multiple) -> object().put("atr", multiple);
        };
    }
}
