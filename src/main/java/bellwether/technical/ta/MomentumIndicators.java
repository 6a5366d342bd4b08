package bellwether.technical.ta;

import static bellwether.technical.ta.Input.CLOSE;
import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;

import bellwether.technical.ta.momentum.BalanceOfPower;
import bellwether.technical.ta.momentum.Cci;
import bellwether.technical.ta.momentum.Cmo;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.Stochastic;
import bellwether.technical.ta.momentum.StochasticFast;
import bellwether.technical.ta.momentum.StochasticRsi;
import bellwether.technical.ta.momentum.UltimateOscillator;
import bellwether.technical.ta.momentum.WilliamsR;
import java.util.List;

/// The catalogue's oscillators between bounds: is a price high or low for its recent past?
final class MomentumIndicators {
    private MomentumIndicators() {}

    static List<Indicator> all() {
        return List.of(
                rsi(),
                stochastic(),
                cci(),
                williams(),
                stochasticFast(),
                stochasticRsi(),
                cmo(),
                ultimate(),
                balance());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.MOMENTUM, meaning).units("0 to 100");
    }

    private static Indicator rsi() {
        return draft(
                        "RSI",
                        "Share of recent movement that was up: above 70 overbought, below 30 oversold.")
                .quiet("0 without any change; 100 with gains only")
                .source("Wilder 1978; TA-Lib RSI")
                .with(Parameter.period(14))
                .warmUp(a -> Rsi.warmUp(a.whole(0)))
                .stable(a -> Rsi.stableAfter(a.whole(0)))
                .by((s, a, out) -> Rsi.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator stochastic() {
        return draft(
                        "STOCH",
                        "Position of the close in its recent range, smoothed: above 80 high, below 20 low.")
                .quiet("0 for a window without range")
                .source("Lane; TA-Lib STOCH with simple averages")
                .with(
                        Parameter.whole("fast_k", 14, 1, 1000),
                        Parameter.whole("slow_k", 3, 1, 1000),
                        Parameter.whole("slow_d", 3, 1, 1000))
                .reads(HIGH, LOW, CLOSE)
                .gives("k", "d")
                .warmUp(a -> Stochastic.warmUp(a.whole(0), a.whole(1), a.whole(2)))
                .by((s, a, out) ->
                        Stochastic.compute(s, a.whole(0), a.whole(1), a.whole(2), out[0], out[1]));
    }

    private static Indicator cci() {
        return draft(
                        "CCI",
                        "Deviation of the price from its recent average: beyond ±100 it has left its normal range.")
                .units("about -100 to 100, unbounded")
                .quiet("0 without deviation")
                .source("Lambert 1980; TA-Lib CCI")
                .with(Parameter.period(20))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Cci.warmUp(a.whole(0)))
                .by((s, a, out) -> Cci.compute(s, a.whole(0), out[0]));
    }

    private static Indicator williams() {
        return draft(
                        "WILLR",
                        "How far the close is below the recent high: above -20 high, below -80 low.")
                .units("-100 to 0")
                .quiet("0 for a window without range")
                .source("Williams; TA-Lib WILLR")
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> WilliamsR.warmUp(a.whole(0)))
                .by((s, a, out) -> WilliamsR.compute(s, a.whole(0), out[0]));
    }

    private static Indicator stochasticFast() {
        return draft(
                        "STOCHF",
                        "Position of the close in its recent range, lightly smoothed: fast and noisy.")
                .quiet("0 for a window without range")
                .source("Lane; TA-Lib STOCHF with a simple average")
                .with(Parameter.whole("fast_k", 14, 1, 1000), Parameter.whole("fast_d", 3, 1, 1000))
                .reads(HIGH, LOW, CLOSE)
                .gives("k", "d")
                .warmUp(a -> StochasticFast.warmUp(a.whole(0), a.whole(1)))
                .by((s, a, out) ->
                        StochasticFast.compute(s, a.whole(0), a.whole(1), out[0], out[1]));
    }

    private static Indicator stochasticRsi() {
        return draft(
                        "STOCHRSI",
                        "Position of the RSI in its own recent range: very fast, often at the extremes.")
                .quiet("0 while the RSI does not move")
                .source("Chande and Kroll 1994; TA-Lib STOCHRSI with a simple average")
                .with(
                        Parameter.period(14),
                        Parameter.bars("fast_k", 14),
                        Parameter.whole("fast_d", 3, 1, 1000))
                .gives("k", "d")
                .warmUp(a -> StochasticRsi.warmUp(a.whole(0), a.whole(1), a.whole(2)))
                .stable(a -> StochasticRsi.stableAfter(a.whole(0), a.whole(1), a.whole(2)))
                .by((s, a, out) ->
                        StochasticRsi.compute(
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                out[0],
                                out[1]));
    }

    private static Indicator cmo() {
        return draft(
                        "CMO",
                        "Gains less losses relative to all movement: above 50 overbought, below -50 oversold.")
                .units("-100 to 100")
                .quiet("0 without any change")
                .source("Chande; TA-Lib CMO")
                .with(Parameter.period(14))
                .warmUp(a -> Cmo.warmUp(a.whole(0)))
                .stable(a -> Cmo.stableAfter(a.whole(0)))
                .by((s, a, out) -> Cmo.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator ultimate() {
        return draft(
                        "ULTOSC",
                        "Buying pressure over three periods: above 70 overbought, below 30 oversold.")
                .quiet("0 without range")
                .source("Williams 1985; TA-Lib ULTOSC")
                .with(
                        Parameter.whole("first", 7, 1, 1000),
                        Parameter.whole("second", 14, 1, 1000),
                        Parameter.whole("third", 28, 1, 1000))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> UltimateOscillator.warmUp(a.whole(0), a.whole(1), a.whole(2)))
                .by((s, a, out) ->
                        UltimateOscillator.compute(s, a.whole(0), a.whole(1), a.whole(2), out[0]));
    }

    private static Indicator balance() {
        return draft(
                        "BOP",
                        "Balance of power of the bar: 1 if it opened at its low and closed at its high, -1 the reverse.")
                .units("-1 to 1")
                .quiet("0 for a bar without range")
                .source("Livshin 2001; TA-Lib BOP")
                .reads(Input.OPEN, HIGH, LOW, CLOSE)
                .by((s, a, out) -> BalanceOfPower.compute(s, out[0]));
    }
}
