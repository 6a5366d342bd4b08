package bellwether.research.learning.feature;

import bellwether.technical.ta.average.Sma;

/// Those features alone that a universe is counted by, equal to the bit to what the full pass
/// gives.
final class UniverseInputs {
    private static final int[] RETURNS = {1, 5, 21, 126};
    private static final int[] RETURN_COLUMNS = {
        FeatureCatalogue.column("return_1"),
        FeatureCatalogue.column("return_5"),
        FeatureCatalogue.column("return_21"),
        FeatureCatalogue.column("return_126")
    };
    private static final int DEVIATION = FeatureCatalogue.column("deviation_21");
    private static final int DOLLARS = FeatureCatalogue.column("dollar_volume");
    private static final int CLOSE_SMA = FeatureCatalogue.column("close_sma_50");

    static final int[] COLUMNS = {
        RETURN_COLUMNS[0],
        RETURN_COLUMNS[1],
        RETURN_COLUMNS[2],
        RETURN_COLUMNS[3],
        DEVIATION,
        DOLLARS,
        CLOSE_SMA
    };

    private UniverseInputs() {}

    static void fill(FeatureInputs in, double[][] out) {
        double[] close = in.series.close();
        for (int i = 0; i < RETURNS.length; i++) {
            ReturnColumns.fill(close, in.size, RETURNS[i], out[RETURN_COLUMNS[i]]);
        }
        VolatilityColumns.deviation(in.moves, in.size, 21, in.first, out[DEVIATION]);
        Sma.compute(close, in.size, 50, out[CLOSE_SMA]);
        TrendColumns.compare(close, in.size, out[CLOSE_SMA]);
        VolumeColumns.fillDollars(in, out[DOLLARS]);
    }
}
