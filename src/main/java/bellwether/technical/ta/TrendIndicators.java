package bellwether.technical.ta;

import static bellwether.technical.ta.Input.CLOSE;
import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;

import bellwether.technical.ta.momentum.Macd;
import bellwether.technical.ta.trend.Aroon;
import bellwether.technical.ta.trend.Ichimoku;
import bellwether.technical.ta.trend.ParabolicSar;
import bellwether.technical.ta.trend.Supertrend;
import java.util.List;

/// The catalogue's indicators of direction: which way, and since when?
final class TrendIndicators {
    private TrendIndicators() {}

    static List<Indicator> all() {
        return List.of(macd(), sar(), supertrend(), ichimoku(), aroon(), aroonOscillator());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.TREND, meaning);
    }

    private static Indicator macd() {
        return draft(
                        "MACD",
                        "Distance between a fast and a slow average; above its signal line momentum is rising.")
                .quiet("0 for a constant price")
                .source("Appel; TA-Lib MACD")
                .with(
                        Parameter.bars("fast", 12),
                        Parameter.bars("slow", 26),
                        Parameter.whole("signal", 9, 1, 1000))
                .gives("macd", "signal", "histogram")
                .warmUp(a -> Macd.warmUp(a.whole(0), a.whole(1), a.whole(2)))
                .stable(a -> Macd.stableAfter(a.whole(0), a.whole(1), a.whole(2)))
                .by((s, a, out) ->
                        Macd.compute(
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                out[0],
                                out[1],
                                out[2]));
    }

    private static Indicator sar() {
        return draft("SAR", "A trailing stop that changes sides when the price touches it.")
                .quiet("a constant price is its own stop")
                .source("Wilder 1978; TA-Lib SAR")
                .with(
                        Parameter.real("step", 0.02, 0.001, 1),
                        Parameter.real("limit", 0.2, 0.001, 1))
                .reads(HIGH, LOW)
                .warmUp(a -> ParabolicSar.warmUp())
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> ParabolicSar.compute(s, a.real(0), a.real(1), out[0]));
    }

    private static Indicator supertrend() {
        return draft(
                        "SUPERTREND",
                        "A trailing stop measured in average ranges: above it the trend is up, below it down.")
                .units("price; direction 1 or -1")
                .quiet("a constant price is its own line")
                .source("Seban, with Wilder's ATR")
                .with(Parameter.period(10), Parameter.real("multiple", 3, 0.1, 100))
                .reads(HIGH, LOW, CLOSE)
                .gives("line", "direction")
                .warmUp(a -> Supertrend.warmUp(a.whole(0)))
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> Supertrend.compute(s, a.whole(0), a.real(1), out[0], out[1]));
    }

    private static Indicator ichimoku() {
        return draft(
                        "ICHIMOKU",
                        "Midpoints of short and long ranges, and the cloud between them: above the cloud up, below it down.")
                .quiet("a constant price is all four lines")
                .source("Hosoda")
                .with(
                        Parameter.bars("conversion", 9),
                        Parameter.bars("base", 26),
                        Parameter.bars("span", 52))
                .reads(HIGH, LOW)
                .gives("conversion", "base", "span_a", "span_b")
                .warmUps((a, output) -> Ichimoku.warmUp(a.whole(0), a.whole(1), a.whole(2), output))
                .by((s, a, out) ->
                        Ichimoku.compute(
                                s,
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                out[0],
                                out[1],
                                out[2],
                                out[3]));
    }

    private static Indicator aroon() {
        return timing(
                        "AROON",
                        "Time since the last high and the last low: a recent one near 100, an old one near 0.")
                .gives("down", "up")
                .by((s, a, out) -> Aroon.compute(s, a.whole(0), out[0], out[1], null));
    }

    private static Indicator aroonOscillator() {
        return timing(
                        "AROONOSC",
                        "Which came later, the last high (above 0) or the last low (below 0).")
                .units("-100 to 100")
                .by((s, a, out) -> Aroon.compute(s, a.whole(0), null, null, out[0]));
    }

    private static IndicatorBuilder timing(String name, String meaning) {
        return draft(name, meaning)
                .units("0 to 100")
                .quiet("the latest of equal extremes counts")
                .source("Chande 1995; TA-Lib " + name)
                .with(Parameter.period(14))
                .reads(HIGH, LOW)
                .warmUp(a -> Aroon.warmUp(a.whole(0)));
    }
}
