package bellwether.ta;

import java.util.List;

/// The catalogue's moving averages.
final class Averages {
    private Averages() {}

    static List<Indicator> all() {
        return List.of(sma(), ema());
    }

    private static Draft draft(String name, String meaning) {
        return new Draft(name, Category.AVERAGE, meaning)
                .quiet("a constant price is its own average");
    }

    private static Indicator sma() {
        return draft(
                        "SMA",
                        "The average close of the last bars; price above it leans up, below it down.")
                .source("TA-Lib SMA")
                .with(Parameter.period(20))
                .warmUp(a -> Sma.warmUp(a.whole(0)))
                .by((s, a, out) -> Sma.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator ema() {
        return draft(
                        "EMA",
                        "An average that trusts recent closes more, so it turns sooner than a simple one.")
                .source("TA-Lib EMA")
                .with(Parameter.period(20))
                .warmUp(a -> Ema.warmUp(a.whole(0)))
                .stable(a -> Ema.stableAfter(a.whole(0)))
                .by((s, a, out) -> Ema.compute(s.close(), s.size(), a.whole(0), out[0]));
    }
}
