package bellwether.research.screen.work;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Seeded random conditions over fields that sheets have, as text.
final class RandomScreens {
    private static final List<String> PRICES =
            List.of("close", "open", "SMA_20", "SMA_200", "EMA_50", "year_high", "plan_stop");
    private static final List<String> WORDS =
            List.of(
                    "verdict is not HOLD",
                    "verdict.trend >= BUY",
                    "regime is trending_up",
                    "engulfing is bullish",
                    "sector is Health_Care",
                    "sector in (energy)",
                    "mine.verdict = BUY",
                    "synthetic",
                    "month_begins",
                    "on_list(\"mine\")",
                    "plan_entry is known",
                    "data.age_sessions < 5",
                    "weekday in (monday, friday)");

    private final Random random;

    RandomScreens(long seed) {
        this.random = new Random(seed);
    }

    String next(int depth) {
        int kind = depth == 0 ? 3 + random.nextInt(7) : random.nextInt(10);
        return switch (kind) {
            case 0 -> "(%s and %s)".formatted(next(depth - 1), next(depth - 1));
            case 1 -> "(%s or %s)".formatted(next(depth - 1), next(depth - 1));
            case 2 -> "not (%s)".formatted(next(depth - 1));
            case 3, 4 -> "%s %s %s".formatted(number(), sign(), bound());
            case 5 -> "%s %s %s".formatted(price(), sign(), price());
            case 6 ->
                    "%s between %d and %d"
                            .formatted(number(), random.nextInt(50), 50 + random.nextInt(50));
            case 7 ->
                    "%s crosses %s %s"
                            .formatted(price(), random.nextBoolean() ? "above" : "below", price());
            case 8 -> "%s %s 1".formatted(plain(), random.nextBoolean() ? "rising" : "falling");
            default -> WORDS.get(random.nextInt(WORDS.size()));
        };
    }

    private String number() {
        return plain() + (random.nextInt(5) == 0 ? "[1]" : "");
    }

    private String plain() {
        return List.of("RSI_14", "MFI_14", "CCI_20", "ADX_14", "STOCH_14_3_3.k", "RSI_7")
                .get(random.nextInt(6));
    }

    private String price() {
        return PRICES.get(random.nextInt(PRICES.size()));
    }

    private String sign() {
        return List.of("<", "<=", ">", ">=", "=", "!=").get(random.nextInt(6));
    }

    private String bound() {
        return String.format(Locale.ROOT, "%.1f", random.nextDouble() * 100);
    }
}
