package bellwether.research.analysis.view;

import bellwether.research.analysis.vote.Phrases;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The reasons of an analysis in a few words each: `overbought (RSI 81)`.
final class ShortReason {
    private static final double TREND = 25;
    private static final double NO_TREND = 20;

    private final AnalysisDocument analysis;

    private ShortReason(AnalysisDocument analysis) {
        this.analysis = analysis;
    }

    /// The largest ones that speak for the verdict; of a HOLD the largest of either side.
    static List<String> best(AnalysisDocument analysis, int most) {
        int side = analysis.verdict().side();
        return side == 0 ? of(analysis, most, value -> true) : side(analysis, side, most);
    }

    /// The largest ones of one side, +1 up or −1 down.
    static List<String> side(AnalysisDocument analysis, int side, int most) {
        return of(analysis, most, value -> value * side > 0);
    }

    private static List<String> of(AnalysisDocument analysis, int most, Predicate<Double> wanted) {
        ShortReason words = new ShortReason(analysis);
        return analysis.reasons().stream()
                .filter(reason -> contribution(reason) != 0 && wanted.test(contribution(reason)))
                .sorted(Comparator.comparingDouble(reason -> -Math.abs(contribution(reason))))
                .limit(most)
                .map(words::of)
                .toList();
    }

    private static double contribution(JsonNode reason) {
        return reason.path("contribution").asDouble();
    }

    /// Where a number is missing, the words that were stored.
    private String of(JsonNode reason) {
        boolean up = contribution(reason) > 0;
        Optional<String> words =
                switch (reason.path("voter").asText()) {
                    case "rsi" -> oscillator(up, "RSI", "RSI");
                    case "stochastic" -> oscillator(up, "Stochastic", "STOCH", "K");
                    case "cci" -> oscillator(up, "CCI", "CCI");
                    case "williams_r" -> oscillator(up, "Williams %R", "WILLR");
                    case "macd" -> Optional.of("MACD %s its signal".formatted(above(up)));
                    case "adx" -> analysis.indicator("ADX").map(adx -> trend(up, adx));
                    case "ema" -> averages();
                    case "parabolic_sar" -> stopAndReverse();
                    case "bollinger" ->
                            Optional.of(
                                    up
                                            ? "close below the lower Bollinger band"
                                            : "close above the upper Bollinger band");
                    case "obv" -> Optional.of("volume confirms the " + (up ? "rise" : "fall"));
                    case "cmf" ->
                            analysis.indicator("CMF")
                                    .map(cmf ->
                                            "%s pressure (CMF %s)"
                                                    .formatted(
                                                            up ? "buying" : "selling",
                                                            rounded(cmf, 2)));
                    default -> Optional.empty();
                };
        return words.orElseGet(() -> reason.path("message").asText());
    }

    private Optional<String> oscillator(boolean up, String name, String... indicator) {
        return analysis.indicator(indicator)
                .map(value ->
                        "%s (%s %s)"
                                .formatted(
                                        up ? "oversold" : "overbought", name, rounded(value, 0)));
    }

    private static String trend(boolean up, double adx) {
        String strength = adx > TREND ? "strong " : adx < NO_TREND ? "faint " : "weak ";
        return "%s%s (ADX %s)".formatted(strength, up ? "uptrend" : "downtrend", rounded(adx, 0));
    }

    private Optional<String> averages() {
        Optional<Double> quick = analysis.indicator("EMA", "50");
        Optional<Double> slow = analysis.indicator("EMA", "200");
        return quick.isEmpty() || slow.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "EMA 50 %s EMA 200".formatted(distance(quick.get() / slow.get() - 1)));
    }

    private Optional<String> stopAndReverse() {
        Optional<Double> close = analysis.number("/last_close").map(BigDecimal::doubleValue);
        Optional<Double> sar = analysis.indicator("SAR");
        return close.isEmpty() || sar.isEmpty() || close.get() == 0
                ? Optional.empty()
                : Optional.of(
                        "close %s Parabolic SAR"
                                .formatted(distance((close.get() - sar.get()) / close.get())));
    }

    private static String distance(double share) {
        double percent = Math.abs(share) * 100;
        return "%s %% %s".formatted(rounded(percent, percent < 1 ? 1 : 0), above(share > 0));
    }

    private static String above(boolean up) {
        return up ? "above" : "below";
    }

    private static String rounded(double value, int digits) {
        return Phrases.number(
                BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue());
    }
}
