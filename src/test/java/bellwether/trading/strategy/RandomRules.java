package bellwether.trading.strategy;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/// Seeded random rules of every kind of entry, size and exit that paper trading takes.
final class RandomRules {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> PRICES =
            List.of("close", "open", "close[1]", "SMA_3", "SMA_8", "EMA_5", "MAX_6", "SMA_2@1wk");

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    /// A rule that buys, sells short, or does both.
    JsonNode next() {
        ObjectNode rule = JSON.objectNode().put("name", "random");
        int sides = random.nextInt(4);
        if (sides != 3) {
            rule.set("long", side());
        }
        if (sides >= 2) {
            rule.set("short", side());
        }
        if (random.nextInt(4) == 0) {
            rule.put("ties", "strict");
        }
        if (random.nextInt(3) == 0) {
            rule.put("level_from", "signal_close");
        }
        return rule;
    }

    private ObjectNode side() {
        ObjectNode side = JSON.objectNode();
        side.set("enter", condition(2));
        boolean hasStop = random.nextInt(3) > 0;
        boolean hasTrail = random.nextInt(4) == 0;
        if (random.nextInt(3) > 0) {
            side.set("exit", condition(1));
        }
        if (random.nextBoolean()) {
            side.set("entry", entry());
        }
        if (hasStop) {
            side.set("stop", distance(5));
        }
        if (random.nextBoolean()) {
            boolean byRisk = hasStop && random.nextBoolean();
            side.set(
                    "target",
                    byRisk ? one("reward_risk", 1 + random.nextInt(30) / 10.0) : distance(8));
        }
        if (hasTrail) {
            ObjectNode trail = distance(5);
            side.set("trail", hasStop && random.nextBoolean() ? trail.put("after_r", 1) : trail);
        }
        side.set("size", size(hasStop || hasTrail));
        whole(side, "max_bars", 15);
        whole(side, "cooldown_bars", 5);
        if (random.nextInt(4) == 0) {
            side.put("max_position_percent", 20 + random.nextInt(60));
        }
        return side;
    }

    private void whole(ObjectNode side, String key, int most) {
        if (random.nextInt(3) == 0) {
            side.put(key, 1 + random.nextInt(most));
        }
    }

    private ObjectNode entry() {
        String kind = random.nextBoolean() ? "limit" : "stop";
        ObjectNode entry = JSON.objectNode();
        if (random.nextInt(3) == 0) {
            entry.put(kind, PRICES.get(random.nextInt(PRICES.size())));
        } else {
            entry.set(kind, distance(2));
        }
        return entry.put("valid_bars", 1 + random.nextInt(4));
    }

    private ObjectNode distance(int percent) {
        return switch (random.nextInt(3)) {
            case 0 -> one("atr", (1 + random.nextInt(30)) / 10.0);
            case 1 -> one("amount", (1 + random.nextInt(300)) / 100.0);
            default -> one("percent", (1 + random.nextInt(percent * 10)) / 10.0);
        };
    }

    private ObjectNode size(boolean hasStop) {
        return switch (random.nextInt(hasStop ? 6 : 5)) {
            case 0 -> one("percent", 5 + random.nextInt(110));
            case 1 -> one("cash", 500 + random.nextInt(20_000));
            case 2 -> one("shares", 1 + random.nextInt(200));
            case 3 -> one("volatility_percent", 0.5 + random.nextInt(4));
            case 4 -> {
                ObjectNode kelly = one("fraction", 0.5).put("start_percent", 20);
                yield JSON.objectNode().set("kelly", kelly);
            }
            default -> one("risk_percent", 0.5 + random.nextInt(3));
        };
    }

    private static ObjectNode one(String key, double value) {
        return JSON.objectNode().put(key, value);
    }

    private JsonNode condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> two("gt", price(), price());
            case 1 -> two("crosses_above", price(), price());
            case 2 -> two("crosses_below", price(), price());
            case 3 ->
                    two(
                            random.nextBoolean() ? "lt" : "gt",
                            "RSI_4",
                            String.valueOf(20 + random.nextInt(60)));
            case 4 -> parts("any", depth);
            case 5 -> JSON.objectNode().set("not", condition(depth - 1));
            case 6 ->
                    JSON.objectNode()
                            .set("within", JSON.arrayNode().add(condition(depth - 1)).add(3));
            default -> parts("all", depth);
        };
    }

    private String price() {
        return PRICES.get(random.nextInt(PRICES.size()));
    }

    private static ObjectNode two(String test, String left, String right) {
        JsonNode value = right.matches("\\d+") ? Json.stored(right, JsonNode.class) : null;
        ArrayNode values = JSON.arrayNode().add(left);
        return JSON.objectNode().set(test, value == null ? values.add(right) : values.add(value));
    }

    private ObjectNode parts(String test, int depth) {
        return JSON.objectNode()
                .set(test, JSON.arrayNode().add(condition(depth - 1)).add(condition(depth - 1)));
    }
}
