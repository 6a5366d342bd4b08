package bellwether.trading.rules;

import bellwether.platform.base.Fault;
import bellwether.trading.execution.Distance;
import bellwether.trading.rules.syntax.ConditionReaders;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads one side of a rule's JSON.
final class RuleSideReader {
    private static final List<String> KEYS =
            List.of(
                    "enter",
                    "exit",
                    "entry",
                    "size",
                    "stop",
                    "target",
                    "trail",
                    "max_bars",
                    "cooldown_bars",
                    "max_position_percent");
    private static final List<String> SIZES =
            List.of("percent", "cash", "shares", "risk_percent", "volatility_percent", "kelly");
    private static final List<String> DISTANCES = List.of("percent", "amount", "atr");
    private static final String ANY = "1e12";
    private static final String LONGEST_STOP = "1000";
    private static final BigDecimal WHOLE = new BigDecimal(100);

    private final RuleFields fields;
    private final boolean buys;
    private final List<Fault> faults;

    /// @param buys whether it is the long side
    RuleSideReader(RuleFields fields, boolean buys, List<Fault> faults) {
        this.fields = fields;
        this.buys = buys;
        this.faults = faults;
    }

    Optional<RuleSide> read(JsonNode node, String pointer) {
        int before = faults.size();
        ObjectFaults side = new ObjectFaults(node, pointer, faults);
        if (!side.isObject(KEYS)) {
            return Optional.empty();
        }
        Optional<Condition> enter = condition(side, "enter", true);
        Optional<Condition> exit = condition(side, "exit", false);
        EntryRule entry = entry(side);
        Optional<LevelRule> stop = level(side, "stop");
        Optional<LevelRule> target = level(side, "target");
        Optional<TrailRule> trail = trail(side, stop.isPresent());
        Optional<RuleSize> size = size(side, stop.isPresent() || trail.isPresent());
        Optional<BigDecimal> most =
                side.has("max_position_percent")
                        ? side.positive("max_position_percent", LONGEST_STOP)
                        : Optional.empty();
        int maxBars = side.whole("max_bars", 1, 100_000, 0);
        int cooldown = side.whole("cooldown_bars", 0, 100_000, 0);
        return faults.size() > before || enter.isEmpty() || size.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RuleSide(
                                enter.get(),
                                exit,
                                entry,
                                size.get(),
                                most,
                                stop,
                                target,
                                trail,
                                maxBars,
                                cooldown));
    }

    private Optional<Condition> condition(ObjectFaults side, String key, boolean required) {
        if (side.has(key)) {
            return ConditionReaders.either(side.get(key), side.at(key), fields, faults);
        }
        if (required) {
            side.wrong(side.at(key), "is required: when a position is entered");
        }
        return Optional.empty();
    }

    private EntryRule entry(ObjectFaults side) {
        JsonNode node = side.get("entry");
        EntryRule market = new EntryRule.Market();
        if (node.isMissingNode() || (node.isTextual() && node.textValue().equals("market"))) {
            return market;
        }
        ObjectFaults entry = new ObjectFaults(node, side.at("entry"), faults);
        if (!node.isObject()) {
            side.wrong(
                    side.at("entry"),
                    "must be \"market\" or an object with limit or stop, was "
                            + ObjectFaults.shown(node));
            return market;
        }
        entry.isObject(List.of("limit", "stop", "valid_bars"));
        Optional<String> kind = entry.one(List.of("limit", "stop"));
        int bars = entry.whole("valid_bars", 1, Condition.MOST_BARS, 1);
        Optional<EntryRule.Level> level = kind.flatMap(key -> entryLevel(entry, key));
        if (level.isEmpty()) {
            return market;
        }
        return kind.orElseThrow().equals("limit")
                ? new EntryRule.Limit(level.get(), bars)
                : new EntryRule.Stop(level.get(), bars);
    }

    private Optional<EntryRule.Level> entryLevel(ObjectFaults entry, String key) {
        JsonNode node = entry.get(key);
        boolean offset =
                node.isObject() && node.size() == 1 && DISTANCES.stream().anyMatch(node::has);
        boolean below = buys == key.equals("limit");
        return offset
                ? distance(node, entry.at(key), below).map(EntryRule.Level.Offset::new)
                : price(node, entry.at(key)).map(EntryRule.Level.AtValue::new);
    }

    /// A value that is a price.
    private Optional<Operand> price(JsonNode node, String pointer) {
        Optional<ConditionReaders.TypedOperand> value =
                ConditionReaders.value(node, pointer, fields, faults);
        if (value.isPresent()
                && !value.get().type().isPlain()
                && value.get().type().type() != ValueType.PRICE) {
            faults.add(
                    new Fault(
                            pointer, "must be a price, was a " + value.get().type().type().noun()));
            return Optional.empty();
        }
        return value.map(ConditionReaders.TypedOperand::operand);
    }

    private Optional<Distance> distance(JsonNode node, String pointer, boolean below) {
        ObjectFaults object = new ObjectFaults(node, pointer, faults);
        return object.one(DISTANCES).flatMap(key -> distance(object, key, below));
    }

    /// @param below whether it is taken off a price: 100 % or more leave none
    private static Optional<Distance> distance(ObjectFaults object, String key, boolean below) {
        return switch (key) {
            case "percent" -> {
                Optional<BigDecimal> percent = object.positive(key, LONGEST_STOP);
                if (below && percent.isPresent() && percent.get().compareTo(WHOLE) >= 0) {
                    object.wrong(
                            object.at(key),
                            "must be below 100, as it is taken off a price, was "
                                    + percent.get().toPlainString());
                    yield Optional.empty();
                }
                yield percent.map(Distance.Percent::new);
            }
            case "amount" -> object.positive(key, ANY).map(Distance.Amount::new);
            default -> object.positive(key, LONGEST_STOP).map(Distance.AtrMultiple::new);
        };
    }

    private Optional<LevelRule> level(ObjectFaults side, String key) {
        if (!side.has(key)) {
            return Optional.empty();
        }
        boolean target = key.equals("target");
        List<String> kinds =
                target
                        ? List.of("percent", "amount", "atr", "price", "reward_risk")
                        : List.of("percent", "amount", "atr", "price");
        ObjectFaults level = new ObjectFaults(side.get(key), side.at(key), faults);
        if (!level.isObject(kinds)) {
            return Optional.empty();
        }
        Optional<LevelRule> found =
                level.one(kinds).flatMap(kind -> levelOf(level, kind, buys != target));
        if (found.isPresent() && found.get() instanceof LevelRule.RewardRisk && !side.has("stop")) {
            side.wrong(level.at("reward_risk"), "needs a stop, and there is none");
        }
        return found;
    }

    private Optional<LevelRule> levelOf(ObjectFaults level, String kind, boolean below) {
        return switch (kind) {
            case "price" -> price(level.get(kind), level.at(kind)).map(LevelRule.AtValue::new);
            case "reward_risk" -> level.positive(kind, LONGEST_STOP).map(LevelRule.RewardRisk::new);
            default -> distance(level, kind, below).map(LevelRule.Away::new);
        };
    }

    private Optional<TrailRule> trail(ObjectFaults side, boolean hasStop) {
        if (!side.has("trail")) {
            return Optional.empty();
        }
        ObjectFaults trail = new ObjectFaults(side.get("trail"), side.at("trail"), faults);
        if (!trail.isObject(List.of("percent", "amount", "atr", "after_r"))) {
            return Optional.empty();
        }
        Optional<Distance> distance =
                trail.one(DISTANCES).flatMap(key -> distance(trail, key, buys));
        Optional<BigDecimal> after =
                trail.has("after_r") ? trail.positive("after_r", LONGEST_STOP) : Optional.empty();
        if (after.isPresent() && !hasStop) {
            trail.wrong(trail.at("after_r"), "needs a stop, and there is none");
        }
        return distance.map(found -> new TrailRule(found, after));
    }

    private Optional<RuleSize> size(ObjectFaults side, boolean hasStop) {
        if (!side.has("size")) {
            return Optional.of(new RuleSize.EquityPercent(new BigDecimal(100)));
        }
        ObjectFaults size = new ObjectFaults(side.get("size"), side.at("size"), faults);
        if (!size.isObject(SIZES)) {
            return Optional.empty();
        }
        Optional<String> kind = size.one(SIZES);
        if (kind.isPresent() && kind.get().equals("risk_percent") && !hasStop) {
            size.wrong(size.at("risk_percent"), "needs a stop or a trail, and there is none");
        }
        return kind.flatMap(key -> size(size, key));
    }

    private Optional<RuleSize> size(ObjectFaults size, String kind) {
        return switch (kind) {
            case "percent" -> size.positive(kind, LONGEST_STOP).map(RuleSize.EquityPercent::new);
            case "cash" -> size.positive(kind, ANY).map(RuleSize.Cash::new);
            case "shares" -> size.positive(kind, ANY).map(RuleSize.Shares::new);
            case "risk_percent" -> size.positive(kind, "100").map(RuleSize.RiskPercent::new);
            case "volatility_percent" ->
                    size.positive(kind, "100").map(RuleSize.VolatilityPercent::new);
            default -> kelly(size);
        };
    }

    /// A fraction, or an object with it and with what is held before there are enough trades.
    private Optional<RuleSize> kelly(ObjectFaults size) {
        JsonNode node = size.get("kelly");
        if (!node.isObject()) {
            return size.positive("kelly", "1")
                    .map(fraction -> new RuleSize.Kelly(fraction, Optional.empty()));
        }
        ObjectFaults kelly = new ObjectFaults(node, size.at("kelly"), faults);
        kelly.isObject(List.of("fraction", "start_percent"));
        Optional<BigDecimal> start =
                kelly.has("start_percent")
                        ? kelly.positive("start_percent", "100")
                        : Optional.empty();
        return kelly.positive("fraction", "1").map(fraction -> new RuleSize.Kelly(fraction, start));
    }
}
