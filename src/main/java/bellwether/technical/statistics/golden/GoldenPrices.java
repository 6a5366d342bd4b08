package bellwether.technical.statistics.golden;

import java.util.Arrays;
import java.util.List;

/// The bars of a series, oldest first, without those that lack a price.
public record GoldenPrices(GoldenTable bars) {
    private static final List<String> NEEDED = List.of("open", "high", "low", "close", "volume");

    static GoldenPrices of(GoldenTable table) {
        return new GoldenPrices(table.without(NEEDED));
    }

    public double[] open() {
        return bars.column("open");
    }

    public double[] high() {
        return bars.column("high");
    }

    public double[] low() {
        return bars.column("low");
    }

    public double[] close() {
        return bars.column("close");
    }

    public double[] volume() {
        return bars.column("volume");
    }

    public int size() {
        return bars.size();
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
