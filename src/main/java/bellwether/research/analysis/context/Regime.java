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
        double adx = panel.last(panel.adx);
        double quick = panel.last(panel.ema20);
        double slow = panel.last(panel.ema50);
        double close = panel.close();
        double atr = 100 * panel.last(panel.atr) / close;
        Double usual = usual(panel);
        Kind kind = Kind.RANGING;
        if (adx >= TREND && quick > slow && close > quick) {
            kind = Kind.TRENDING_UP;
        } else if (adx >= TREND && quick < slow && close < quick) {
            kind = Kind.TRENDING_DOWN;
        } else if (usual != null && usual > 0 && atr >= WILD * usual) {
            kind = Kind.VOLATILE;
        }
        return new Regime(kind, adx, quick, slow, atr, usual, words(kind, adx, atr, usual));
    }

    private static @Nullable Double usual(IndicatorPanel panel) {
        double sum = 0;
        int count = 0;
        for (int i = Math.max(0, panel.lastBar() - YEAR + 1); i <= panel.lastBar(); i++) {
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
