package bellwether.ta;

import static bellwether.ta.Input.CLOSE;
import static bellwether.ta.Input.HIGH;
import static bellwether.ta.Input.LOW;

import java.util.List;

/// The catalogue's oscillators and rates of change.
final class Momentums {
    private Momentums() {}

    static List<Indicator> all() {
        return List.of(
                rsi(),
                stochastic(),
                cci(),
                williams(),
                stochasticFast(),
                stochasticRsi(),
                apo(),
                ppo(),
                mom(),
                roc(),
                rocp(),
                rocr(),
                trix(),
                tsi(),
                cmo(),
                ultimate(),
                awesome(),
                balance(),
                fisher());
    }

    private static Draft draft(String name, String meaning) {
        return new Draft(name, Category.MOMENTUM, meaning).units("0 to 100");
    }

    private static Indicator rsi() {
        return draft(
                        "RSI",
                        "How much of recent movement was up: above 70 stretched, below 30 washed out.")
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
                        "Where the close stands in its recent range, smoothed: above 80 high, below 20 low.")
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
                        Stochastic.compute(
                                s.high(),
                                s.low(),
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                out[0],
                                out[1]));
    }

    private static Indicator cci() {
        return draft(
                        "CCI",
                        "How unusual the price is for the last bars: beyond ±100 it has left its normal band.")
                .units("about -100 to 100, unbounded")
                .quiet("0 without deviation")
                .source("Lambert 1980; TA-Lib CCI")
                .with(Parameter.period(20))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Cci.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Cci.compute(s.high(), s.low(), s.close(), s.size(), a.whole(0), out[0]));
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
                .by((s, a, out) ->
                        WilliamsR.compute(
                                s.high(), s.low(), s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator stochasticFast() {
        return draft(
                        "STOCHF",
                        "Where the close stands in its recent range, hardly smoothed: quick and nervous.")
                .quiet("0 for a window without range")
                .source("Lane; TA-Lib STOCHF with a simple average")
                .with(Parameter.whole("fast_k", 14, 1, 1000), Parameter.whole("fast_d", 3, 1, 1000))
                .reads(HIGH, LOW, CLOSE)
                .gives("k", "d")
                .warmUp(a -> StochasticFast.warmUp(a.whole(0), a.whole(1)))
                .by((s, a, out) ->
                        StochasticFast.compute(
                                s.high(),
                                s.low(),
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.whole(1),
                                out[0],
                                out[1]));
    }

    private static Indicator stochasticRsi() {
        return draft(
                        "STOCHRSI",
                        "Where the RSI stands in its own recent range: very quick, often at its ends.")
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

    private static Indicator apo() {
        return averages("APO", "How far a quick average stands from a slow one, in price.")
                .units("price")
                .by((s, a, out) ->
                        PriceOscillator.difference(
                                s.close(), s.size(), a.whole(0), a.whole(1), a.whole(2), out[0]));
    }

    private static Indicator ppo() {
        return averages(
                        "PPO",
                        "How far a quick average stands from a slow one, in percent: comparable between symbols.")
                .units("percent")
                .by((s, a, out) ->
                        PriceOscillator.percent(
                                s.close(), s.size(), a.whole(0), a.whole(1), a.whole(2), out[0]));
    }

    private static Indicator mom() {
        return change("MOM", "What the price has gained in so many bars.")
                .units("price")
                .by((s, a, out) -> Momentum.difference(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator roc() {
        return change("ROC", "What the price has gained in so many bars, in percent.")
                .units("percent")
                .by((s, a, out) -> Momentum.percent(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator rocp() {
        return change("ROCP", "What the price has gained in so many bars, as a fraction.")
                .units("fraction")
                .by((s, a, out) -> Momentum.fraction(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator rocr() {
        return change("ROCR", "The price as a multiple of what it was so many bars ago.")
                .units("ratio")
                .by((s, a, out) -> Momentum.ratio(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator trix() {
        return draft("TRIX", "The slope of a very smooth average: above 0 rising, below 0 falling.")
                .units("percent per bar")
                .quiet("0 for a constant price")
                .source("Hutson; TA-Lib TRIX")
                .with(Parameter.period(15))
                .warmUp(a -> Trix.warmUp(a.whole(0)))
                .stable(a -> Trix.stableAfter(a.whole(0)))
                .by((s, a, out) -> Trix.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator tsi() {
        return draft(
                        "TSI",
                        "Smoothed gains against smoothed movement: above 0 buyers lead, below 0 sellers.")
                .units("-100 to 100")
                .quiet("0 without any change")
                .source("Blau 1991")
                .with(Parameter.bars("slow", 25), Parameter.bars("fast", 13))
                .warmUp(a -> Tsi.warmUp(a.whole(0), a.whole(1)))
                .stable(a -> Tsi.stableAfter(a.whole(0), a.whole(1)))
                .by((s, a, out) ->
                        Tsi.compute(s.close(), s.size(), a.whole(0), a.whole(1), out[0]));
    }

    private static Indicator cmo() {
        return draft("CMO", "Gains less losses against all movement: beyond ±50 stretched.")
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
                        "Buying pressure over three spans at once: above 70 stretched, below 30 washed out.")
                .quiet("0 without range")
                .source("Williams 1985; TA-Lib ULTOSC")
                .with(
                        Parameter.whole("first", 7, 1, 1000),
                        Parameter.whole("second", 14, 1, 1000),
                        Parameter.whole("third", 28, 1, 1000))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> UltimateOscillator.warmUp(a.whole(0), a.whole(1), a.whole(2)))
                .by((s, a, out) ->
                        UltimateOscillator.compute(
                                s.high(),
                                s.low(),
                                s.close(),
                                s.size(),
                                a.whole(0),
                                a.whole(1),
                                a.whole(2),
                                out[0]));
    }

    private static Indicator awesome() {
        return draft(
                        "AO",
                        "Recent prices against the longer run: above 0 momentum is up, below 0 down.")
                .units("price")
                .quiet("0 for a constant price")
                .source("Williams 1995")
                .with(Parameter.bars("fast", 5), Parameter.bars("slow", 34))
                .reads(HIGH, LOW)
                .warmUp(a -> AwesomeOscillator.warmUp(a.whole(0), a.whole(1)))
                .by((s, a, out) ->
                        AwesomeOscillator.compute(
                                s.high(), s.low(), s.size(), a.whole(0), a.whole(1), out[0]));
    }

    private static Indicator balance() {
        return draft(
                        "BOP",
                        "Who won the bar: 1 when it opened at its low and closed at its high, -1 the reverse.")
                .units("-1 to 1")
                .quiet("0 for a bar without range")
                .source("Livshin 2001; TA-Lib BOP")
                .reads(Input.OPEN, HIGH, LOW, CLOSE)
                .by((s, a, out) ->
                        BalanceOfPower.compute(
                                s.open(), s.high(), s.low(), s.close(), s.size(), out[0]));
    }

    private static Indicator fisher() {
        return draft(
                        "FISHER",
                        "Makes turning points sharp: crossing its signal near an extreme hints at a turn.")
                .units("about -3 to 3, unbounded")
                .quiet("fades to 0 without range")
                .source("Ehlers 2002")
                .with(Parameter.period(9))
                .reads(HIGH, LOW)
                .gives("fisher", "signal")
                .warmUps((a, output) -> Fisher.warmUp(a.whole(0), output))
                .stable(a -> Fisher.stableAfter(a.whole(0)))
                .by((s, a, out) ->
                        Fisher.compute(s.high(), s.low(), s.size(), a.whole(0), out[0], out[1]));
    }

    private static Draft averages(String name, String meaning) {
        return draft(name, meaning)
                .quiet("0 for a constant price")
                .source("TA-Lib " + name)
                .with(
                        Parameter.bars("fast", 12),
                        Parameter.bars("slow", 26),
                        Parameter.whole("average", 1, 0, 1))
                .warmUp(a -> PriceOscillator.warmUp(a.whole(0), a.whole(1)))
                .stable(a -> PriceOscillator.stableAfter(a.whole(0), a.whole(1), a.whole(2)));
    }

    private static Draft change(String name, String meaning) {
        return draft(name, meaning)
                .quiet("0 without change, and when the earlier price was 0")
                .source("TA-Lib " + name)
                .with(Parameter.whole("period", 10, 1, 1000))
                .warmUp(a -> Momentum.warmUp(a.whole(0)));
    }
}
