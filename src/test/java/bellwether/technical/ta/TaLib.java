package bellwether.technical.ta;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// TA-Lib's Java port as the oracle, by the catalogue's names; its outputs are moved to the bars
/// they belong to.
public final class TaLib {
    private static final Core CORE = new Core();
    private static final Map<String, Call> CALLS = new LinkedHashMap<>();
    private static final Map<String, Oracle> ORACLES = oracles();

    private TaLib() {}

    /// The outputs for these bars and arguments, NaN where TA-Lib has none.
    interface Oracle {
        double[][] of(Series bars, Arguments arguments);
    }

    static boolean knows(Indicator indicator) {
        return ORACLES.containsKey(indicator.name());
    }

    static double[][] of(Indicators.Choice choice, Series bars) {
        return call(ORACLES, choice.indicator().name(), bars, choice.arguments());
    }

    /// How far TA-Lib's answer may be from the truth, for each bar: 0 but where it takes the
    /// variance as a mean of squares less the square of a mean, from sums that have been running
    /// since the first bar.
    static double[] rounding(Indicators.Choice choice, Series bars, double[] actual) {
        double[] rounding = new double[bars.size()];
        for (int i = 0; i < rounding.length; i++) {
            double variance = 2e-13 * bars.close()[i] * bars.close()[i];
            rounding[i] =
                    switch (choice.indicator().name()) {
                        case "VAR" -> variance;
                        case "CORREL" -> 1e-9;
                        case "STDDEV" -> {
                            double factor = choice.arguments().real(1);
                            double deviation = actual[i] / factor;
                            yield factor * Math.min(Math.sqrt(variance), variance / deviation);
                        }
                        default -> 0;
                    };
        }
        return rounding;
    }

    private static double[][] call(
            Map<String, Oracle> all, String name, Series bars, Arguments arguments) {
        return Objects.requireNonNull(all.get(name)).of(bars, arguments);
    }

    /// One raw call, as a benchmark makes it; null when TA-Lib lacks the indicator.
    public static @Nullable Runnable raw(Indicators.Choice choice, Series bars, double[][] out) {
        Call call = CALLS.get(choice.indicator().name());
        if (call == null) {
            return null;
        }
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        return () -> call.run(bars, choice.arguments(), bars.size() - 1, begin, count, out);
    }

    private interface Call {
        RetCode run(Series s, Arguments a, int end, MInteger begin, MInteger count, double[][] raw);
    }

    private static Map<String, Oracle> oracles() {
        Map<String, Oracle> all = new LinkedHashMap<>();
        averages(all);
        trends(all);
        momentums(all);
        volatilities(all);
        volumes(all);
        statistics(all);
        prices(all);
        return all;
    }

    private static void averages(Map<String, Oracle> all) {
        one(
                all,
                "SMA",
                (s, a, end, b, n, out) -> CORE.sma(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "EMA",
                (s, a, end, b, n, out) -> CORE.ema(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "WMA",
                (s, a, end, b, n, out) -> CORE.wma(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "DEMA",
                (s, a, end, b, n, out) -> CORE.dema(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "TEMA",
                (s, a, end, b, n, out) -> CORE.tema(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "TRIMA",
                (s, a, end, b, n, out) -> CORE.trima(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "KAMA",
                (s, a, end, b, n, out) -> CORE.kama(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "T3",
                (s, a, end, b, n, out) ->
                        CORE.t3(0, end, s.close(), a.whole(0), a.real(1), b, n, out[0]));
    }

    private static void trends(Map<String, Oracle> all) {
        some(
                all,
                "MACD",
                3,
                (s, a, end, b, n, out) ->
                        CORE.macd(
                                0,
                                end,
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                b,
                                n,
                                out[0],
                                out[1],
                                out[2]));
        one(
                all,
                "PLUS_DI",
                (s, a, end, b, n, out) ->
                        CORE.plusDI(
                                0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "MINUS_DI",
                (s, a, end, b, n, out) ->
                        CORE.minusDI(
                                0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "DX",
                (s, a, end, b, n, out) ->
                        CORE.dx(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "ADX",
                (s, a, end, b, n, out) ->
                        CORE.adx(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        all.put(
                "DMI",
                (s, a) ->
                        new double[][] {
                            call(all, "PLUS_DI", s, a)[0],
                            call(all, "MINUS_DI", s, a)[0],
                            call(all, "DX", s, a)[0],
                            call(all, "ADX", s, a)[0]
                        });
        one(
                all,
                "SAR",
                (s, a, end, b, n, out) ->
                        CORE.sar(0, end, s.high(), s.low(), a.real(0), a.real(1), b, n, out[0]));
        one(
                all,
                "ADXR",
                (s, a, end, b, n, out) ->
                        CORE.adxr(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "PLUS_DM",
                (s, a, end, b, n, out) ->
                        CORE.plusDM(0, end, s.high(), s.low(), a.whole(0), b, n, out[0]));
        one(
                all,
                "MINUS_DM",
                (s, a, end, b, n, out) ->
                        CORE.minusDM(0, end, s.high(), s.low(), a.whole(0), b, n, out[0]));
        some(
                all,
                "AROON",
                2,
                (s, a, end, b, n, out) ->
                        CORE.aroon(0, end, s.high(), s.low(), a.whole(0), b, n, out[0], out[1]));
        one(
                all,
                "AROONOSC",
                (s, a, end, b, n, out) ->
                        CORE.aroonOsc(0, end, s.high(), s.low(), a.whole(0), b, n, out[0]));
    }

    private static void momentums(Map<String, Oracle> all) {
        one(
                all,
                "RSI",
                (s, a, end, b, n, out) -> CORE.rsi(0, end, s.close(), a.whole(0), b, n, out[0]));
        some(
                all,
                "STOCH",
                2,
                (s, a, end, b, n, out) ->
                        CORE.stoch(
                                0,
                                end,
                                s.high(),
                                s.low(),
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                MAType.Sma,
                                a.whole(2),
                                MAType.Sma,
                                b,
                                n,
                                out[0],
                                out[1]));
        one(
                all,
                "CCI",
                (s, a, end, b, n, out) ->
                        CORE.cci(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "WILLR",
                (s, a, end, b, n, out) ->
                        CORE.willR(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        some(
                all,
                "STOCHF",
                2,
                (s, a, end, b, n, out) ->
                        CORE.stochF(
                                0,
                                end,
                                s.high(),
                                s.low(),
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                MAType.Sma,
                                b,
                                n,
                                out[0],
                                out[1]));
        some(
                all,
                "STOCHRSI",
                2,
                (s, a, end, b, n, out) ->
                        CORE.stochRsi(
                                0,
                                end,
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                MAType.Sma,
                                b,
                                n,
                                out[0],
                                out[1]));
        one(
                all,
                "APO",
                (s, a, end, b, n, out) ->
                        CORE.apo(
                                0,
                                end,
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                average(a),
                                b,
                                n,
                                out[0]));
        one(
                all,
                "PPO",
                (s, a, end, b, n, out) ->
                        CORE.ppo(
                                0,
                                end,
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                average(a),
                                b,
                                n,
                                out[0]));
        one(
                all,
                "MOM",
                (s, a, end, b, n, out) -> CORE.mom(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "ROC",
                (s, a, end, b, n, out) -> CORE.roc(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "ROCP",
                (s, a, end, b, n, out) -> CORE.rocP(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "ROCR",
                (s, a, end, b, n, out) -> CORE.rocR(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "TRIX",
                (s, a, end, b, n, out) -> CORE.trix(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "CMO",
                (s, a, end, b, n, out) -> CORE.cmo(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "ULTOSC",
                (s, a, end, b, n, out) ->
                        CORE.ultOsc(
                                0,
                                end,
                                s.high(),
                                s.low(),
                                s.close(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                b,
                                n,
                                out[0]));
        one(
                all,
                "BOP",
                (s, a, end, b, n, out) ->
                        CORE.bop(0, end, s.open(), s.high(), s.low(), s.close(), b, n, out[0]));
    }

    private static void volatilities(Map<String, Oracle> all) {
        one(
                all,
                "TRANGE",
                (s, a, end, b, n, out) ->
                        CORE.trueRange(0, end, s.high(), s.low(), s.close(), b, n, out[0]));
        one(
                all,
                "ATR",
                (s, a, end, b, n, out) ->
                        CORE.atr(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
        some(
                all,
                "BBANDS",
                3,
                (s, a, end, b, n, out) ->
                        CORE.bbands(
                                0,
                                end,
                                s.close(),
                                a.whole(0),
                                a.real(1),
                                a.real(1),
                                MAType.Sma,
                                b,
                                n,
                                out[0],
                                out[1],
                                out[2]));
        one(
                all,
                "NATR",
                (s, a, end, b, n, out) ->
                        CORE.natr(0, end, s.high(), s.low(), s.close(), a.whole(0), b, n, out[0]));
    }

    private static void volumes(Map<String, Oracle> all) {
        one(
                all,
                "OBV",
                (s, a, end, b, n, out) -> CORE.obv(0, end, s.close(), s.volume(), b, n, out[0]));
        one(
                all,
                "AD",
                (s, a, end, b, n, out) ->
                        CORE.ad(0, end, s.high(), s.low(), s.close(), s.volume(), b, n, out[0]));
        one(
                all,
                "ADOSC",
                (s, a, end, b, n, out) ->
                        CORE.adOsc(
                                0,
                                end,
                                s.high(),
                                s.low(),
                                s.close(),
                                s.volume(),
                                a.whole(0),
                                a.whole(1),
                                b,
                                n,
                                out[0]));
        one(
                all,
                "MFI",
                (s, a, end, b, n, out) ->
                        CORE.mfi(
                                0,
                                end,
                                s.high(),
                                s.low(),
                                s.close(),
                                s.volume(),
                                a.whole(0),
                                b,
                                n,
                                out[0]));
    }

    private static void statistics(Map<String, Oracle> all) {
        one(
                all,
                "STDDEV",
                (s, a, end, b, n, out) ->
                        CORE.stdDev(0, end, s.close(), a.whole(0), a.real(1), b, n, out[0]));
        one(
                all,
                "MAX",
                (s, a, end, b, n, out) -> CORE.max(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "MIN",
                (s, a, end, b, n, out) -> CORE.min(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "VAR",
                (s, a, end, b, n, out) ->
                        CORE.variance(0, end, s.close(), a.whole(0), 1, b, n, out[0]));
        one(
                all,
                "LINEARREG",
                (s, a, end, b, n, out) ->
                        CORE.linearReg(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "LINEARREG_SLOPE",
                (s, a, end, b, n, out) ->
                        CORE.linearRegSlope(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "LINEARREG_INTERCEPT",
                (s, a, end, b, n, out) ->
                        CORE.linearRegIntercept(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "LINEARREG_ANGLE",
                (s, a, end, b, n, out) ->
                        CORE.linearRegAngle(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "TSF",
                (s, a, end, b, n, out) -> CORE.tsf(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "MIDPOINT",
                (s, a, end, b, n, out) ->
                        CORE.midPoint(0, end, s.close(), a.whole(0), b, n, out[0]));
        one(
                all,
                "MIDPRICE",
                (s, a, end, b, n, out) ->
                        CORE.midPrice(0, end, s.high(), s.low(), a.whole(0), b, n, out[0]));
        one(
                all,
                "CORREL",
                (s, a, end, b, n, out) ->
                        CORE.correl(0, end, s.close(), s.benchmark(), a.whole(0), b, n, out[0]));
        one(
                all,
                "BETA",
                (s, a, end, b, n, out) ->
                        CORE.beta(0, end, s.benchmark(), s.close(), a.whole(0), b, n, out[0]));
    }

    private static void prices(Map<String, Oracle> all) {
        one(
                all,
                "AVGPRICE",
                (s, a, end, b, n, out) ->
                        CORE.avgPrice(
                                0, end, s.open(), s.high(), s.low(), s.close(), b, n, out[0]));
        one(
                all,
                "MEDPRICE",
                (s, a, end, b, n, out) -> CORE.medPrice(0, end, s.high(), s.low(), b, n, out[0]));
        one(
                all,
                "TYPPRICE",
                (s, a, end, b, n, out) ->
                        CORE.typPrice(0, end, s.high(), s.low(), s.close(), b, n, out[0]));
        one(
                all,
                "WCLPRICE",
                (s, a, end, b, n, out) ->
                        CORE.wclPrice(0, end, s.high(), s.low(), s.close(), b, n, out[0]));
    }

    private static MAType average(Arguments a) {
        return a.whole(2) == 0 ? MAType.Sma : MAType.Ema;
    }

    private static void one(Map<String, Oracle> all, String name, Call call) {
        some(all, name, 1, call);
    }

    private static void some(Map<String, Oracle> all, String name, int outputs, Call call) {
        CALLS.put(name, call);
        all.put(
                name,
                (bars, arguments) -> {
                    MInteger begin = new MInteger();
                    MInteger count = new MInteger();
                    double[][] raw = new double[outputs][bars.size()];
                    RetCode code = call.run(bars, arguments, bars.size() - 1, begin, count, raw);
                    if (code != RetCode.Success) {
                        throw new IllegalStateException(name + arguments + ": " + code);
                    }
                    double[][] aligned = new double[outputs][bars.size()];
                    for (int i = 0; i < outputs; i++) {
                        Arrays.fill(aligned[i], Double.NaN);
                        System.arraycopy(raw[i], 0, aligned[i], begin.value, count.value);
                    }
                    return aligned;
                });
    }
}
