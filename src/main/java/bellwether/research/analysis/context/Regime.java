package bellwether.research.analysis.context;

import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.Phrases;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What kind of market this is just now.
///
/// @param atrPercent ATR 14 in percent of the close
/// @param usualAtrPercent its mean over the last 252 bars that have one; null with fewer than 63
public record Regime(
        Kind kind,
        double adx,
        double ema20,
        double ema50,
        double atrPercent,
        @Nullable Double usualAtrPercent,
        @JsonProperty("message") String words) {
    private static final double TREND = 25;
    private static final double WILD = 1.5;
    private static final int YEAR = 252;
    private static final int QUARTER = 63;

    public enum Kind {
        /// ADX at least 25, EMA 20 above EMA 50, the close above both.
        TRENDING_UP,
        /// Its mirror.
        TRENDING_DOWN,
        /// No trend, and ATR at least 1.5 times what is usual for this symbol.
        VOLATILE,
        /// None of these.
        RANGING;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Regime of(IndicatorPanel panel) {
        int bar = panel.lastBar();
        double adx = panel.adx[bar];
        double atr = atrPercent(panel, bar);
        Double usual = usual(panel, bar);
        Kind kind = kind(panel, bar);
        return new Regime(
                kind,
                adx,
                panel.ema20[bar],
                panel.ema50[bar],
                atr,
                usual,
                words(kind, adx, atr, usual));
    }

    /// What kind of market it was on a bar, whatever bars follow.
    public static Kind kind(IndicatorPanel panel, int bar) {
        double quick = panel.ema20[bar];
        double slow = panel.ema50[bar];
        double close = panel.close(bar);
        boolean trend = panel.adx[bar] >= TREND;
        if (trend && quick > slow && close > quick) {
            return Kind.TRENDING_UP;
        }
        if (trend && quick < slow && close < quick) {
            return Kind.TRENDING_DOWN;
        }
        Double usual = usual(panel, bar);
        return usual != null && usual > 0 && atrPercent(panel, bar) >= WILD * usual
                ? Kind.VOLATILE
                : Kind.RANGING;
    }

    private static double atrPercent(IndicatorPanel panel, int bar) {
        return 100 * panel.atr[bar] / panel.close(bar);
    }

    private static @Nullable Double usual(IndicatorPanel panel, int bar) {
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, bar - YEAR + 1); i <= bar; i++) {
            double share = 100 * panel.atr[i] / panel.series().close()[i];
            if (Double.isFinite(share)) {
                sum += share;
                count++;
            }
        }
        return count < QUARTER ? null : sum / count;
    }

    private static String words(Kind kind, double adx, double atr, @Nullable Double usual) {
        String numbers =
                Phrases.fill(
                        "ADX 14 is %s, ATR 14 %s of the close",
                        Phrases.number(adx), Phrases.percent(atr / 100));
        String compared =
                usual == null
                        ? "; the history is too short to compare it with the usual ATR"
                        : ", usually " + Phrases.percent(usual / 100);
        String verdict =
                switch (kind) {
                    case TRENDING_UP -> "a trend up: the close above EMA 20, that above EMA 50; ";
                    case TRENDING_DOWN ->
                            "a trend down: the close below EMA 20, that below EMA 50; ";
                    case VOLATILE -> "no trend and wide swings; ";
                    case RANGING -> "no trend; ";
                };
        return verdict + numbers + compared;
    }
}
