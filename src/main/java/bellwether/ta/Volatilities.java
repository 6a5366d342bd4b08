package bellwether.ta;

import static bellwether.ta.Input.CLOSE;
import static bellwether.ta.Input.HIGH;
import static bellwether.ta.Input.LOW;

import java.util.List;

/// The catalogue's measures of how much a price moves, and the bands made of them.
final class Volatilities {
    private Volatilities() {}

    static List<Indicator> all() {
        return List.of(trueRange(), atr(), bollinger());
    }

    private static Draft draft(String name, String meaning) {
        return new Draft(name, Category.VOLATILITY, meaning).quiet("0 without movement");
    }

    private static Indicator trueRange() {
        return draft("TRANGE", "How far the price travelled on one bar, gaps included.")
                .source("Wilder 1978; TA-Lib TRANGE")
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> TrueRange.warmUp())
                .by((s, a, out) ->
                        TrueRange.compute(s.high(), s.low(), s.close(), s.size(), out[0]));
    }

    private static Indicator atr() {
        return draft(
                        "ATR",
                        "How far the price usually travels in one bar; stops and sizes are measured in it.")
                .source("Wilder 1978; TA-Lib ATR")
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Atr.warmUp(a.whole(0)))
                .stable(a -> Atr.stableAfter(a.whole(0)))
                .by((s, a, out) ->
                        Atr.compute(s.high(), s.low(), s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator bollinger() {
        return draft(
                        "BBANDS",
                        "The usual range around the average: outside it the price is unusually far out.")
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
}
