package bellwether.research.analysis;

import bellwether.research.analysis.vote.IndicatorPanel;
import java.util.LinkedHashMap;
import java.util.Map;

/// The last value of each indicator of a panel, by the id that the catalogue gives it; of one with
/// several lines, each by the id and the name of the line.
final class IndicatorValues {
    private IndicatorValues() {}

    /// Null where an indicator has no value yet.
    static Map<String, Double> of(IndicatorPanel panel) {
        Map<String, Double> values = new LinkedHashMap<>();
        put(values, "RSI_14", panel.last(panel.rsi));
        put(values, "STOCH_14_3_3.k", panel.last(panel.stochasticK));
        put(values, "STOCH_14_3_3.d", panel.last(panel.stochasticD));
        put(values, "CCI_20", panel.last(panel.cci));
        put(values, "WILLR_14", panel.last(panel.williamsR));
        put(values, "MACD_12_26_9.macd", panel.last(panel.macd));
        put(values, "MACD_12_26_9.signal", panel.last(panel.macdSignal));
        put(values, "MACD_12_26_9.histogram", panel.last(panel.macdHistogram));
        put(values, "PLUS_DI_14", panel.last(panel.plusDi));
        put(values, "MINUS_DI_14", panel.last(panel.minusDi));
        put(values, "ADX_14", panel.last(panel.adx));
        put(values, "EMA_20", panel.last(panel.ema20));
        put(values, "EMA_50", panel.last(panel.ema50));
        put(values, "EMA_200", panel.last(panel.ema200));
        put(values, "SAR_0.02_0.2", panel.last(panel.sar));
        put(values, "BBANDS_20_2.upper", panel.last(panel.bandUpper));
        put(values, "BBANDS_20_2.middle", panel.last(panel.bandMiddle));
        put(values, "BBANDS_20_2.lower", panel.last(panel.bandLower));
        put(values, "ATR_14", panel.last(panel.atr));
        put(values, "OBV", panel.last(panel.obv));
        put(values, "CMF_20", panel.last(panel.cmf));
        return values;
    }

    @SuppressWarnings("NullAway") // null is this map's word for "no value yet"
    private static void put(Map<String, Double> values, String id, double value) {
        values.put(id, Double.isFinite(value) ? value : null);
    }
}
