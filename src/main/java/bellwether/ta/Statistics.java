package bellwether.ta;

import java.util.List;

/// The catalogue's statistics of a window.
final class Statistics {
    private Statistics() {}

    static List<Indicator> all() {
        return List.of(deviation(), highest(), lowest());
    }

    private static Draft draft(String name, String meaning) {
        return new Draft(name, Category.STATISTIC, meaning).source("TA-Lib " + name);
    }

    private static Indicator deviation() {
        return draft("STDDEV", "How widely the closes scatter around their average.")
                .quiet("0 for a constant price")
                .with(Parameter.period(20), Parameter.real("deviations", 1, 0, 20))
                .warmUp(a -> StdDev.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        StdDev.compute(s.close(), s.size(), a.whole(0), a.real(1), out[0]));
    }

    private static Indicator highest() {
        return draft("MAX", "The highest close of the last bars.")
                .with(Parameter.period(30))
                .warmUp(a -> Highest.warmUp(a.whole(0)))
                .by((s, a, out) -> Highest.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator lowest() {
        return draft("MIN", "The lowest close of the last bars.")
                .with(Parameter.period(30))
                .warmUp(a -> Lowest.warmUp(a.whole(0)))
                .by((s, a, out) -> Lowest.compute(s.close(), s.size(), a.whole(0), out[0]));
    }
}
