package bellwether.ta;

import static bellwether.ta.Input.CLOSE;
import static bellwether.ta.Input.HIGH;
import static bellwether.ta.Input.LOW;

import java.util.List;

/// The catalogue's oscillators and rates of change.
final class Momentums {
    private Momentums() {}

    static List<Indicator> all() {
        return List.of(rsi(), stochastic(), cci(), williams());
    }

    private static Draft draft(String name, String meaning) {
        return new Draft(name, Category.MOMENTUM, meaning).units("0 to 100");
    }

    private static Indicator rsi() {
        return draft(
                        "RSI",
                        "How much of recent movement was up: above 70 stretched, below 30 washed out.")
                .quiet("0 without any change; 100 with gains only")
                .source("Wilder 1978; TA-Lib RSI")
                .with(Parameter.period(14))
                .warmUp(a -> Rsi.warmUp(a.whole(0)))
                .stable(a -> Rsi.stableAfter(a.whole(0)))
                .by((s, a, out) -> Rsi.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator stochastic() {
        return draft(
                        "STOCH",
                        "Where the close stands in its recent range, smoothed: above 80 high, below 20 low.")
                .quiet("0 for a window without range")
                .source("Lane; TA-Lib STOCH with simple averages")
                .with(
                        Parameter.whole("fast_k", 14, 1, 1000),
                        Parameter.whole("slow_k", 3, 1, 1000),
                        Parameter.whole("slow_d", 3, 1, 1000))
                .reads(HIGH, LOW, CLOSE)
                .gives("k", "d")
                .warmUp(a -> Stochastic.warmUp(a.whole(0), a.whole(1), a.whole(2)))
                .by((s, a, out) ->
                        Stochastic.compute(
                                s.high(),
                                s.low(),
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                out[0],
                                out[1]));
    }

    private static Indicator cci() {
        return draft(
                        "CCI",
                        "How unusual the price is for the last bars: beyond ±100 it has left its normal band.")
                .units("about -100 to 100, unbounded")
                .quiet("0 without deviation")
                .source("Lambert 1980; TA-Lib CCI")
                .with(Parameter.period(20))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Cci.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Cci.compute(s.high(), s.low(), s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator williams() {
        return draft(
                        "WILLR",
                        "How far the close is below the recent high: above -20 high, below -80 low.")
                .units("-100 to 0")
                .quiet("0 for a window without range")
                .source("Williams; TA-Lib WILLR")
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> WilliamsR.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        WilliamsR.compute(
                                s.high(), s.low(), s.close(), s.size(), a.whole(0), out[0]));
    }
}
