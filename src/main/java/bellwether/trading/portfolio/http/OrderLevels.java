package bellwether.trading.portfolio.http;

import bellwether.platform.base.Fault;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the levels and distances of an order.
final class OrderLevels {
    static final String MOST_PRICE = "1e12";
    private static final String MOST_PERCENT = "1000";
    private static final List<String> DISTANCES = List.of("percent", "amount", "atr");

    private final List<Fault> faults;

    OrderLevels(List<Fault> faults) {
        this.faults = faults;
    }

    /// The exits that an entry brings along.
    Bracket bracket(ObjectFaults order) {
        if (!order.has("bracket")) {
            return Bracket.NONE;
        }
        ObjectFaults bracket = new ObjectFaults(order.get("bracket"), order.at("bracket"), faults);
        if (!bracket.isObject(List.of("stop", "target", "trail"))) {
            return Bracket.NONE;
        }
        Optional<ExitLevel> stop = level(bracket, "stop", false);
        Optional<ExitLevel> target = level(bracket, "target", true);
        Optional<Trail> trail = trail(bracket);
        return faults.isEmpty()
                ? new Bracket(
                        stop.orElse(null),
                        target.orElse(null),
                        trail.map(Trail::distance).orElse(null),
                        trail.flatMap(Trail::afterR).orElse(null))
                : Bracket.NONE;
    }

    /// A price as a number, or an object that says how far from the entry.
    private Optional<ExitLevel> level(ObjectFaults bracket, String key, boolean target) {
        if (!bracket.has(key)) {
            return Optional.empty();
        }
        JsonNode node = bracket.get(key);
        if (node.isNumber()) {
            return bracket.positive(key, MOST_PRICE).map(ExitLevel::at);
        }
        List<String> kinds =
                target
                        ? Stream.concat(DISTANCES.stream(), Stream.of("reward_risk")).toList()
                        : DISTANCES;
        if (!node.isObject()) {
            bracket.wrong(
                    bracket.at(key),
                    "must be a price or an object with one of %s, was %s"
                            .formatted(String.join(", ", kinds), ObjectFaults.shown(node)));
            return Optional.empty();
        }
        ObjectFaults level = new ObjectFaults(node, bracket.at(key), faults);
        return level.isObject(kinds)
                ? level.one(kinds).flatMap(kind -> exit(level, kind))
                : Optional.empty();
    }

    private static Optional<ExitLevel> exit(ObjectFaults level, String kind) {
        return kind.equals("reward_risk")
                ? level.positive(kind, MOST_PERCENT).map(ExitLevel.RewardRisk::new)
                : distance(level, kind).map(ExitLevel.FromEntry::new);
    }

    private record Trail(Distance distance, Optional<BigDecimal> afterR) {}

    private Optional<Trail> trail(ObjectFaults bracket) {
        if (!bracket.has("trail")) {
            return Optional.empty();
        }
        ObjectFaults trail = new ObjectFaults(bracket.get("trail"), bracket.at("trail"), faults);
        if (!trail.isObject(Stream.concat(DISTANCES.stream(), Stream.of("after_r")).toList())) {
            return Optional.empty();
        }
        Optional<BigDecimal> after =
                trail.has("after_r") ? trail.positive("after_r", MOST_PERCENT) : Optional.empty();
        return trail.one(DISTANCES)
                .flatMap(kind -> distance(trail, kind))
                .map(distance -> new Trail(distance, after));
    }

    /// How far an order trails the price.
    Optional<Distance> trailing(ObjectFaults order) {
        ObjectFaults trail = new ObjectFaults(order.get("trail"), order.at("trail"), faults);
        return trail.isObject(DISTANCES)
                ? trail.one(DISTANCES).flatMap(kind -> distance(trail, kind))
                : Optional.empty();
    }

    private static Optional<Distance> distance(ObjectFaults object, String kind) {
        return switch (kind) {
            case "percent" -> object.positive(kind, MOST_PERCENT).map(Distance.Percent::new);
            case "amount" -> object.positive(kind, MOST_PRICE).map(Distance.Amount::new);
            default -> object.positive(kind, MOST_PERCENT).map(Distance.AtrMultiple::new);
        };
    }
}
