package bellwether.technical.statistics.golden;

import java.util.Arrays;
import java.util.List;

/// The bars of a series, oldest first, without those that lack a price.
record GoldenPrices(GoldenTable bars) {
    private static final List<String> NEEDED = List.of("open", "high", "low", "close", "volume");

    static GoldenPrices of(GoldenTable table) {
        return new GoldenPrices(table.without(NEEDED));
    }

    double[] open() {
        return bars.column("open");
    }

    double[] high() {
        return bars.column("high");
    }

    double[] low() {
        return bars.column("low");
    }

    double[] close() {
        return bars.column("close");
    }

    /// ln(C_t ÷ C_{t−1}).
    double[] returns() {
        return returns(close());
    }

    static double[] returns(double[] close) {
        double[] returns = new double[close.length - 1];
        Arrays.setAll(returns, i -> Math.log(close[i + 1]) - Math.log(close[i]));
        return returns;
    }

    /// Sums of so many neighbours.
    static double[] sums(double[] values, int horizon) {
        double[] sums = new double[values.length - horizon + 1];
        for (int i = 0; i < sums.length; i++) {
            for (int k = 0; k < horizon; k++) {
                sums[i] += values[i + k];
            }
        }
        return sums;
    }
}
