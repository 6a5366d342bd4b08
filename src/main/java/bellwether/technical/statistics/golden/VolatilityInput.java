package bellwether.technical.statistics.golden;

import bellwether.technical.statistics.volatility.GarmanKlass;

/// What volatility is computed from.
final class VolatilityInput {
    private VolatilityInput() {}

    /// A day's variance by Garman and Klass, for each bar.
    static double[] ranges(GoldenPrices prices) {
        double[] open = prices.open();
        double[] high = prices.high();
        double[] low = prices.low();
        double[] close = prices.close();
        double[] variances = new double[open.length];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = GarmanKlass.of(open[i], high[i], low[i], close[i]);
        }
        return variances;
    }

    /// 100 times the returns around their mean.
    static double[] percents(double[] returns) {
        double mean = mean(returns);
        double[] percents = new double[returns.length];
        for (int i = 0; i < percents.length; i++) {
            percents[i] = 100 * (returns[i] - mean);
        }
        return percents;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
