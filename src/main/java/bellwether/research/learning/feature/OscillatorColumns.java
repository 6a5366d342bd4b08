package bellwether.research.learning.feature;

import bellwether.technical.ta.Arguments;
import bellwether.technical.ta.Indicator;
import bellwether.technical.ta.Indicators;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.Tsi;
import bellwether.technical.ta.momentum.UltimateOscillator;
import bellwether.technical.ta.volatility.BollingerPosition;

/// How far prices have moved one way, within fixed bounds.
final class OscillatorColumns {
    private static final int RSI_5 = FeatureCatalogue.column("rsi_5");
    private static final int RSI_14 = FeatureCatalogue.column("rsi_14");
    private static final int STOCHASTIC = FeatureCatalogue.column("stochastic_k");
    private static final int CCI = FeatureCatalogue.column("cci_20");
    private static final int MFI = FeatureCatalogue.column("mfi_14");
    private static final int PERCENT_B = FeatureCatalogue.column("percent_b_20");
    private static final int ULTIMATE = FeatureCatalogue.column("ultimate_oscillator");
    private static final int TSI = FeatureCatalogue.column("tsi");
    private static final Indicator MONEY_FLOW = Indicators.named("MFI");
    private static final Arguments MONEY_FLOW_BARS = MONEY_FLOW.arguments(14);

    private OscillatorColumns() {}

    /// @param widths room for the width of the Bollinger bands
    static void fill(FeatureInputs in, double[][] out, double[] widths) {
        int size = in.size;
        double[] close = in.series.close();
        Rsi.compute(close, size, 5, out[RSI_5]);
        System.arraycopy(in.panel().rsi, 0, out[RSI_14], 0, size);
        System.arraycopy(in.panel().stochasticK, 0, out[STOCHASTIC], 0, size);
        System.arraycopy(in.panel().cci, 0, out[CCI], 0, size);
        MONEY_FLOW.compute(in.series, MONEY_FLOW_BARS, out[MFI]);
        BollingerPosition.compute(close, size, 20, 2, out[PERCENT_B], widths);
        UltimateOscillator.compute(in.series, 7, 14, 28, out[ULTIMATE]);
        Tsi.compute(close, size, 25, 13, out[TSI]);
    }
}
