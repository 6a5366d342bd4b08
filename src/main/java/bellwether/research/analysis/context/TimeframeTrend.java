package bellwether.research.analysis.context;

import bellwether.research.analysis.vote.Phrases;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.momentum.Rsi;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the completed weeks, or months, say.
///
/// @param trend null without enough of them
/// @param bars how many were completed
/// @param lastSession the last session of the last of them; null without any
/// @param emaQuick of 10 weeks, of 6 months
/// @param emaSlow of 30 weeks, of 12 months
/// @param words also says why something is null
public record TimeframeTrend(
        @Nullable Trend trend,
        int bars,
        @JsonProperty("last_session_on") @Nullable LocalDate lastSession,
        @Nullable Double close,
        @Nullable Double emaQuick,
        @Nullable Double emaSlow,
        @Nullable Double rsi14,
        @JsonProperty("message") String words) {

    public enum Trend {
        /// The close above the quick average, that above the slow one.
        UP(1),
        DOWN(-1),
        MIXED(0);

        private final int side;

        Trend(int side) {
            this.side = side;
        }

        int side() {
            return side;
        }

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param scratch as long as the bars
    static TimeframeTrend of(HigherBars bars, String unit, int quick, int slow, double[] scratch) {
        int size = bars.size();
        if (size == 0) {
            return new TimeframeTrend(
                    null,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Phrases.fill("no %s is completed", unit));
        }
        double close = bars.close()[size - 1];
        Ema.compute(bars.close(), size, quick, scratch);
        double near = scratch[size - 1];
        Ema.compute(bars.close(), size, slow, scratch);
        double far = scratch[size - 1];
        Rsi.compute(bars.close(), size, 14, scratch);
        double rsi = scratch[size - 1];
        Trend trend = Double.isNaN(far) ? null : trend(close, near, far);
        return new TimeframeTrend(
                trend,
                size,
                bars.last(),
                close,
                known(near),
                known(far),
                known(rsi),
                words(unit, size, quick, slow, trend, Double.isNaN(rsi)));
    }

    private static Trend trend(double close, double near, double far) {
        if (close > near && near > far) {
            return Trend.UP;
        }
        return close < near && near < far ? Trend.DOWN : Trend.MIXED;
    }

    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String words(
            String unit, int size, int quick, int slow, @Nullable Trend trend, boolean noRsi) {
        if (trend == null) {
            return Phrases.fill(
                    "the trend needs %d completed %ss, %d are available%s",
                    slow, unit, size, noRsi ? "; RSI 14 takes 15" : "");
        }
        String shape =
                switch (trend) {
                    case UP -> "up: the close above EMA %d, that above EMA %d";
                    case DOWN -> "down: the close below EMA %d, that below EMA %d";
                    case MIXED -> "mixed: close, EMA %d and EMA %d are in no order";
                };
        return Phrases.fill(shape, quick, slow)
                + (noRsi ? "; RSI 14 needs 15, available: " + size : "");
    }
}
