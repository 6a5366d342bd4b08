package bellwether;

import bellwether.market.bars.Bars;
import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The indicators of an analysis, computed by TA-Lib's Java port (Chaikin's money flow, which it
/// lacks, by its plain definition). A missing entry means that the series is too short for it.
final class Oracle {
    private final Core core = new Core();
    private final Map<String, Double> values = new HashMap<>();
    private final Bars bars;
    private final int last;

    private Oracle(Bars bars) {
        this.bars = bars;
        this.last = bars.size() - 1;
    }

    /// One of TA-Lib's functions with one output.
    private interface One {
        Object run(MInteger begin, MInteger count, double[] out);
    }

    static Map<String, Double> lastValues(Bars bars) {
        Oracle oracle = new Oracle(bars);
        oracle.momentum();
        oracle.trend();
        oracle.rest();
        return oracle.values;
    }

    private void put(String id, One function) {
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        double[] out = new double[last + 1];
        function.run(begin, count, out);
        put(id, count, out);
    }

    private void put(String id, MInteger count, double[] out) {
        if (count.value > 0) {
            values.put(id, out[count.value - 1]);
        }
    }

    private void momentum() {
        double[] h = bars.high();
        double[] l = bars.low();
        double[] c = bars.close();
        put("RSI_14", (b, n, o) -> core.rsi(0, last, c, 14, b, n, o));
        put("CCI_20", (b, n, o) -> core.cci(0, last, h, l, c, 20, b, n, o));
        put("WILLR_14", (b, n, o) -> core.willR(0, last, h, l, c, 14, b, n, o));
        double[] k = new double[last + 1];
        double[] d = new double[last + 1];
        MInteger count = new MInteger();
        core.stoch(0, last, h, l, c, 14, 3, MAType.Sma, 3, MAType.Sma, new MInteger(), count, k, d);
        put("STOCH_14_3_3.k", count, k);
        put("STOCH_14_3_3.d", count, d);
    }

    private void trend() {
        double[] h = bars.high();
        double[] l = bars.low();
        double[] c = bars.close();
        put("PLUS_DI_14", (b, n, o) -> core.plusDI(0, last, h, l, c, 14, b, n, o));
        put("MINUS_DI_14", (b, n, o) -> core.minusDI(0, last, h, l, c, 14, b, n, o));
        put("ADX_14", (b, n, o) -> core.adx(0, last, h, l, c, 14, b, n, o));
        put("EMA_20", (b, n, o) -> core.ema(0, last, c, 20, b, n, o));
        put("EMA_50", (b, n, o) -> core.ema(0, last, c, 50, b, n, o));
        put("EMA_200", (b, n, o) -> core.ema(0, last, c, 200, b, n, o));
        put("SAR_0.02_0.2", (b, n, o) -> core.sar(0, last, h, l, 0.02, 0.2, b, n, o));
        double[] macd = new double[last + 1];
        double[] signal = new double[last + 1];
        double[] histogram = new double[last + 1];
        MInteger count = new MInteger();
        core.macd(0, last, c, 12, 26, 9, new MInteger(), count, macd, signal, histogram);
        put("MACD_12_26_9.macd", count, macd);
        put("MACD_12_26_9.signal", count, signal);
        put("MACD_12_26_9.histogram", count, histogram);
    }

    private void rest() {
        double[] h = bars.high();
        double[] l = bars.low();
        double[] c = bars.close();
        put("ATR_14", (b, n, o) -> core.atr(0, last, h, l, c, 14, b, n, o));
        put("OBV", (b, n, o) -> core.obv(0, last, c, bars.volume(), b, n, o));
        double[] upper = new double[last + 1];
        double[] middle = new double[last + 1];
        double[] lower = new double[last + 1];
        MInteger count = new MInteger();
        core.bbands(0, last, c, 20, 2, 2, MAType.Sma, new MInteger(), count, upper, middle, lower);
        put("BBANDS_20_2.upper", count, upper);
        put("BBANDS_20_2.middle", count, middle);
        put("BBANDS_20_2.lower", count, lower);
        values.put("CMF_20", chaikinMoneyFlow());
    }

    private double chaikinMoneyFlow() {
        double flow = 0;
        for (int i = last - 19; i <= last; i++) {
            double range = bars.high()[i] - bars.low()[i];
            double place = 2 * bars.close()[i] - bars.high()[i] - bars.low()[i];
            flow += range == 0 ? 0 : place / range * bars.volume()[i];
        }
        return flow / Arrays.stream(bars.volume(), last - 19, last + 1).sum();
    }
}
