package bellwether.research.forecast.work;

import bellwether.technical.statistics.Percentile;
import bellwether.technical.statistics.StationaryBootstrap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/// What a portfolio's own past days, drawn again in blocks, come to over some days.
///
/// @param returns at 10, 50 and 90 %, as parts of what it is worth
/// @param n returns that are drawn from
public record PortfolioOutlook(int days, int n, Quantiles returns, int draws, double meanBlock) {
    /// Fewer days say too little.
    public static final int FEWEST = 60;

    private static final int DRAWS = 10_000;
    private static final double MEAN_BLOCK = 5;
    private static final long SEED = 20_260_101;

    /// Of the draws.
    public record Quantiles(double low, double middle, double high) {}

    /// By 10,000 draws, the same each time.
    ///
    /// @param rates at least 60 daily returns, oldest first
    public static PortfolioOutlook of(double[] rates, int days) {
        StationaryBootstrap bootstrap = new StationaryBootstrap(MEAN_BLOCK, DRAWS, SEED);
        double[] found =
                bootstrap.replicates(
                        rates.length,
                        indices -> {
                            double level = 1;
                            for (int i = 0; i < days; i++) {
                                level *= 1 + rates[indices[i]];
                            }
                            return level - 1;
                        });
        Arrays.sort(found);
        return new PortfolioOutlook(
                days,
                rates.length,
                new Quantiles(
                        Percentile.ofSorted(found, 0.1),
                        Percentile.ofSorted(found, 0.5),
                        Percentile.ofSorted(found, 0.9)),
                DRAWS,
                MEAN_BLOCK);
    }

    /// A part of a worth, in money.
    public static BigDecimal money(BigDecimal worth, double part, int digits) {
        return worth.multiply(BigDecimal.valueOf(part), MathContext.DECIMAL64)
                .setScale(digits, RoundingMode.HALF_EVEN);
    }
}
