package bellwether.technical.ta;

import static bellwether.technical.ta.Input.CLOSE;
import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;

import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Bollinger;
import bellwether.technical.ta.volatility.BollingerPosition;
import bellwether.technical.ta.volatility.Donchian;
import bellwether.technical.ta.volatility.Keltner;
import bellwether.technical.ta.volatility.Natr;
import bellwether.technical.ta.volatility.TrueRange;
import java.util.List;

/// The catalogue's measures of how much a price moves, and the bands made of them.
final class VolatilityIndicators {
    private VolatilityIndicators() {}

    static List<Indicator> all() {
        return List.of(
                trueRange(),
                atr(),
                bollinger(),
                natr(),
                bollingerPosition(),
                keltner(),
                donchian());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.VOLATILITY, meaning).quiet("0 without movement");
    }

    private static Indicator trueRange() {
        return draft("TRANGE", "Range of a bar, including gaps.")
                .source("Wilder 1978; TA-Lib TRANGE")
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> TrueRange.warmUp())
                .by((s, a, out) -> TrueRange.compute(s, out[0]));
    }

    private static Indicator atr() {
        return draft("ATR", "Average range of a bar; used for stops and position sizes.")
                .source("Wilder 1978; TA-Lib ATR")
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Atr.warmUp(a.whole(0)))
                .stable(a -> Atr.stableAfter(a.whole(0)))
                .by((s, a, out) -> Atr.compute(s, a.whole(0), out[0]));
    }

    private static Indicator bollinger() {
        return draft(
                        "BBANDS",
                        "The usual range around the average: a price outside it is unusually far from the average.")
                .quiet("all three lines are a constant price")
                .source("Bollinger; TA-Lib BBANDS with a simple average")
                .with(Parameter.period(20), Parameter.real("deviations", 2, 0, 20))
                .gives("upper", "middle", "lower")
                .warmUp(a -> Bollinger.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Bollinger.compute(
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.real(1),
                                out[0],
                                out[1],
                                out[2]));
    }

    private static Indicator natr() {
        return draft("NATR", "Average range of a bar, in percent: comparable between symbols.")
                .units("percent")
                .source("Forman 2006; TA-Lib NATR")
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Natr.warmUp(a.whole(0)))
                .stable(a -> Natr.stableAfter(a.whole(0)))
                .by((s, a, out) -> Natr.compute(s, a.whole(0), out[0]));
    }

    private static Indicator bollingerPosition() {
        return draft(
                        "BBPOS",
                        "Position of the price within its Bollinger bands, and their width; narrow bands often precede a move.")
                .units("percent_b: 0 the lower band, 1 the upper; width: fraction of the middle")
                .quiet("position 0.5 and width 0 for a constant price")
                .source("Bollinger")
                .with(Parameter.period(20), Parameter.real("deviations", 2, 0.1, 20))
                .gives("percent_b", "width")
                .warmUp(a -> BollingerPosition.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        BollingerPosition.compute(
                                s.close(), s.size(), a.whole(0), a.real(1), out[0], out[1]));
    }

    private static Indicator keltner() {
        return draft(
                        "KELTNER",
                        "The usual range around an average, measured in average true ranges instead of standard deviations.")
                .quiet("all three lines are a constant price")
                .source("Keltner 1960, Raschke's form")
                .with(
                        Parameter.period(20),
                        Parameter.real("multiple", 2, 0, 100),
                        Parameter.bars("atr_period", 10))
                .reads(HIGH, LOW, CLOSE)
                .gives("upper", "middle", "lower")
                .warmUp(a -> Keltner.warmUp(a.whole(0), a.whole(2)))
                .stable(a -> Keltner.stableAfter(a.whole(0), a.whole(2)))
                .by((s, a, out) ->
                        Keltner.compute(
                                s, a.whole(0), a.real(1), a.whole(2), out[0], out[1], out[2]));
    }

    private static Indicator donchian() {
        return draft(
                        "DONCHIAN",
                        "The highest high and lowest low of the last bars: breakouts are used as signals.")
                .quiet("all three lines are a constant price")
                .source("Donchian")
                .with(Parameter.period(20))
                .reads(HIGH, LOW)
                .gives("upper", "middle", "lower")
                .warmUp(a -> Donchian.warmUp(a.whole(0)))
                .by((s, a, out) -> Donchian.compute(s, a.whole(0), out[0], out[1], out[2]));
    }
}
