package bellwether.desk.alert.watch;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Seeded random conditions in text, most of which are true now and then.
final class RandomRules {
    private static final List<String> PRICES =
            List.of(
                    "close",
                    "open",
                    "high",
                    "low",
                    "SMA_10",
                    "SMA_50",
                    "EMA_20",
                    "close[3]",
                    "BBANDS_20_2.upper",
                    "BBANDS_20_2.lower",
                    "MAX_10",
                    "close@1wk");
    private static final List<String> PATTERNS = List.of("engulfing", "hammer", "doji");

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    String next() {
        return condition(2);
    }

    private String condition(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return test();
        }
        return switch (random.nextInt(5)) {
            case 0 -> "(%s and %s)".formatted(condition(depth - 1), condition(depth - 1));
            case 1 -> "(%s or %s)".formatted(condition(depth - 1), condition(depth - 1));
            case 2 -> "not (%s)".formatted(condition(depth - 1));
            case 3 -> "(%s) within %d bars".formatted(condition(depth - 1), 1 + random.nextInt(5));
            default -> "(%s) for %d bars".formatted(condition(depth - 1), 1 + random.nextInt(3));
        };
    }

    private String test() {
        return switch (random.nextInt(8)) {
            case 0 -> "RSI_14 < %d".formatted(25 + random.nextInt(40));
            case 1 -> "%s > %s".formatted(price(), price());
            case 2 ->
                    "%s crosses %s %s"
                            .formatted(price(), random.nextBoolean() ? "above" : "below", price());
            case 3 ->
                    "close %s %d"
                            .formatted(
                                    random.nextBoolean() ? "rising" : "falling",
                                    1 + random.nextInt(3));
            case 4 ->
                    "%s is %s"
                            .formatted(
                                    PATTERNS.get(random.nextInt(PATTERNS.size())),
                                    random.nextBoolean() ? "bullish" : "bearish");
            case 5 ->
                    "return_5 > %s%%"
                            .formatted(
                                    String.format(
                                            Locale.ROOT, "%.1f", random.nextDouble() * 6 - 3));
            case 6 ->
                    "volume > volume[1] * %s"
                            .formatted(
                                    String.format(Locale.ROOT, "%.2f", 0.6 + random.nextDouble()));
            default ->
                    "ADX_14 between %d and %d"
                            .formatted(10 + random.nextInt(10), 20 + random.nextInt(20));
        };
    }

    private String price() {
        return PRICES.get(random.nextInt(PRICES.size()));
    }
}
