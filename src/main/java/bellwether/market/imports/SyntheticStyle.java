package bellwether.market.imports;

import java.util.List;

/// How an invented symbol behaves.
///
/// @param start price on the first day
/// @param drift growth of the price's logarithm in a year
/// @param volatility in a year
/// @param reversion share of the distance to its path that it makes up in a day
/// @param swing how far its path swings up and down, as a share of the price
/// @param period days of a swing
/// @param gaps probability of a jump over night
/// @param volume shares on an ordinary day
record SyntheticStyle(
        String words,
        double start,
        double drift,
        double volatility,
        double reversion,
        double swing,
        int period,
        double gaps,
        double volume) {

    /// Of DEMO01 … DEMO30. To change one changes its bars: then the tests' fingerprint moves too.
    static final List<SyntheticStyle> ALL =
            List.of(
                    new SyntheticStyle("steady up-trend", 40, 0.18, 0.16, 0, 0, 1, 0, 2e6),
                    new SyntheticStyle("steep up-trend", 25, 0.42, 0.28, 0, 0, 1, 0.002, 4e6),
                    new SyntheticStyle("slow up-trend", 120, 0.07, 0.11, 0.01, 0, 1, 0, 9e5),
                    new SyntheticStyle("steady down-trend", 180, -0.16, 0.19, 0, 0, 1, 0, 1.5e6),
                    new SyntheticStyle("steep down-trend", 90, -0.45, 0.34, 0, 0, 1, 0.003, 3e6),
                    new SyntheticStyle("slow down-trend", 60, -0.06, 0.13, 0.01, 0, 1, 0, 8e5),
                    new SyntheticStyle("narrow range", 75, 0, 0.14, 0.06, 0, 1, 0, 1e6),
                    new SyntheticStyle("wide range", 50, 0, 0.3, 0.03, 0, 1, 0, 2.5e6),
                    new SyntheticStyle(
                            "range with slow swings", 100, 0, 0.16, 0.05, 0.18, 250, 0, 1e6),
                    new SyntheticStyle(
                            "range with fast swings", 30, 0, 0.2, 0.08, 0.1, 45, 0, 1.2e6),
                    new SyntheticStyle(
                            "volatile without direction", 35, 0, 0.65, 0.015, 0, 1, 0.004, 6e6),
                    new SyntheticStyle("volatile up-trend", 15, 0.35, 0.6, 0.006, 0, 1, 0.004, 8e6),
                    new SyntheticStyle(
                            "volatile down-trend", 80, -0.3, 0.6, 0.006, 0, 1, 0.004, 7e6),
                    new SyntheticStyle("very volatile", 20, 0, 0.95, 0.015, 0, 1, 0.006, 1.5e7),
                    new SyntheticStyle("quiet", 55, 0.02, 0.07, 0.01, 0, 1, 0, 4e5),
                    new SyntheticStyle("very quiet", 25, 0.01, 0.03, 0.02, 0, 1, 0, 2e5),
                    new SyntheticStyle("gapping often", 65, 0.05, 0.22, 0, 0, 1, 0.04, 2e6),
                    new SyntheticStyle(
                            "gapping and trending up", 45, 0.25, 0.22, 0, 0, 1, 0.025, 2e6),
                    new SyntheticStyle(
                            "gapping within a range", 85, 0, 0.2, 0.04, 0, 1, 0.03, 1.4e6),
                    new SyntheticStyle("long cycle", 70, 0.02, 0.17, 0.02, 0.35, 520, 0, 1.1e6),
                    new SyntheticStyle("yearly cycle", 95, 0.06, 0.15, 0.03, 0.2, 260, 0, 1.3e6),
                    new SyntheticStyle("quarterly cycle", 42, 0.03, 0.18, 0.05, 0.12, 65, 0, 1.6e6),
                    new SyntheticStyle("monthly cycle", 33, 0, 0.15, 0.1, 0.06, 21, 0, 9e5),
                    new SyntheticStyle("growing in waves", 22, 0.22, 0.24, 0.02, 0.2, 180, 0, 3e6),
                    new SyntheticStyle("falling in waves", 140, -0.2, 0.24, 0.02, 0.2, 180, 0, 2e6),
                    new SyntheticStyle("high price", 2800, 0.1, 0.22, 0, 0, 1, 0.001, 1e5),
                    new SyntheticStyle("low price", 1.8, 0.04, 0.5, 0.004, 0, 1, 0.002, 2e7),
                    new SyntheticStyle("thinly traded", 18, 0.03, 0.35, 0.005, 0, 1, 0.008, 4e3),
                    new SyntheticStyle("random walk", 100, 0, 0.25, 0, 0, 1, 0, 1e6),
                    new SyntheticStyle(
                            "random walk with growth", 100, 0.08, 0.2, 0, 0, 1, 0.001, 1e6));
}
