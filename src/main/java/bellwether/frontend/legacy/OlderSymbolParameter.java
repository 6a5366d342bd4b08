package bellwether.frontend.legacy;

import bellwether.desk.scan.PatternCatalog;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Symbols, patterns and timeframes as older clients write them.
final class OlderSymbolParameter {
    private static final List<Timeframe> STORED =
            Arrays.stream(Timeframe.values()).filter(Timeframe::isStored).toList();

    private static final int SESSIONS_LEAST = 30;
    private static final int SESSIONS_MOST = 504;
    private static final int SESSIONS_USUAL = 90;
    private static final int MOST = 100;

    private OlderSymbolParameter() {}

    static Ticker ticker(String pointer, @Nullable String typed) {
        if (typed == null) {
            throw Refusal.invalid(pointer, "is required: a ticker");
        }
        return Ticker.of(typed).orElseThrow(() -> Refusal.invalid(pointer, Ticker.rule(typed)));
    }

    /// `Bullish Engulfing` is `ENGULFING`.
    static PatternCatalog.Entry pattern(String pointer, @Nullable String typed) {
        String name = String.valueOf(typed);
        String plain = name.strip().replaceFirst("(?i)^(bullish|bearish)[\\s_-]+", "");
        return PatternCatalog.find(name)
                .or(() -> PatternCatalog.find(plain))
                .orElseThrow(() ->
                        Refusal.invalid(
                                pointer,
                                "must be a pattern of GET /api/patterns/list, was \"%s\"%s"
                                        .formatted(
                                                Quoted.text(name),
                                                DidYouMean.ending(PatternCatalog.names(), plain))));
    }

    /// Days where nothing is said.
    static Timeframe timeframe(String pointer, @Nullable String typed) {
        if (typed == null) {
            return Timeframe.DAY;
        }
        return Timeframe.of(typed.strip().toLowerCase(Locale.ROOT))
                .filter(STORED::contains)
                .orElseThrow(() -> Refusal.invalid(pointer, Timeframe.unknown(typed, STORED)));
    }

    /// Symbols that are compared.
    static List<Ticker> tickers(@Nullable List<String> symbols) {
        int count = symbols == null ? 0 : symbols.size();
        if (symbols == null || count < 2 || count > MOST) {
            throw Refusal.invalid("/symbols", "must be 2 to 100 tickers, were " + count);
        }
        List<Ticker> tickers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickers.add(OlderSymbolParameter.ticker("/symbols/" + i, symbols.get(i)));
        }
        return tickers;
    }

    /// Days of the calendar were meant; that many sessions are taken.
    static int sessions(@Nullable String period) {
        if (period == null) {
            return SESSIONS_USUAL;
        }
        int days = period.matches("\\d{1,4}d") ? Integer.parseInt(period.replace("d", "")) : 0;
        if (days < SESSIONS_LEAST || days > SESSIONS_MOST) {
            throw Refusal.invalid(
                    "/period", "must be 30d to 504d, was \"%s\"".formatted(Quoted.text(period)));
        }
        return days;
    }
}
