package bellwether.technical.ta;

import bellwether.technical.ta.average.Dema;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.average.Hma;
import bellwether.technical.ta.average.Kama;
import bellwether.technical.ta.average.Sma;
import bellwether.technical.ta.average.T3;
import bellwether.technical.ta.average.Tema;
import bellwether.technical.ta.average.Trima;
import bellwether.technical.ta.average.Wilder;
import bellwether.technical.ta.average.Wma;
import bellwether.technical.ta.average.Zlema;
import bellwether.technical.ta.volume.Vwma;
import java.util.List;

/// The catalogue's moving averages.
final class AverageIndicators {
    private AverageIndicators() {}

    static List<Indicator> all() {
        return List.of(
                sma(), ema(), wma(), dema(), tema(), trima(), kama(), hma(), t3(), vwma(), zlema(),
                wilder());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.AVERAGE, meaning)
                .quiet("a constant price is its own average");
    }

    private static Indicator sma() {
        return draft(
                        "SMA",
                        "The average close of the last bars; a price above it suggests an uptrend, below it a downtrend.")
                .source("TA-Lib SMA")
                .with(Parameter.period(20))
                .warmUp(a -> Sma.warmUp(a.whole(0)))
                .by((s, a, out) -> Sma.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator ema() {
        return draft(
                        "EMA",
                        "An average that weights recent closes more, so it reacts faster than a simple one.")
                .source("TA-Lib EMA")
                .with(Parameter.period(20))
                .warmUp(a -> Ema.warmUp(a.whole(0)))
                .stable(a -> Ema.stableAfter(a.whole(0)))
                .by((s, a, out) -> Ema.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator wma() {
        return draft("WMA", "An average whose weights increase linearly towards the last bar.")
                .source("TA-Lib WMA")
                .with(Parameter.period(20))
                .warmUp(a -> Wma.warmUp(a.whole(0)))
                .by((s, a, out) -> Wma.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator dema() {
        return draft("DEMA", "An exponential average with most of its lag taken out.")
                .source("Mulloy 1994; TA-Lib DEMA")
                .with(Parameter.period(20))
                .warmUp(a -> Dema.warmUp(a.whole(0)))
                .stable(a -> Dema.stableAfter(a.whole(0)))
                .by((s, a, out) -> Dema.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator tema() {
        return draft(
                        "TEMA",
                        "An exponential average with even less lag than DEMA, and slightly more noise.")
                .source("Mulloy 1994; TA-Lib TEMA")
                .with(Parameter.period(20))
                .warmUp(a -> Tema.warmUp(a.whole(0)))
                .stable(a -> Tema.stableAfter(a.whole(0)))
                .by((s, a, out) -> Tema.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator trima() {
        return draft("TRIMA", "A double-smoothed average: very smooth, with much lag.")
                .source("TA-Lib TRIMA")
                .with(Parameter.period(20))
                .warmUp(a -> Trima.warmUp(a.whole(0)))
                .by((s, a, out) -> Trima.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator kama() {
        return draft("KAMA", "An adaptive average: fast in a trend, slow in a sideways market.")
                .source("Kaufman 1995; TA-Lib KAMA")
                .with(Parameter.period(30))
                .warmUp(a -> Kama.warmUp(a.whole(0)))
                .stable(a -> Kama.stableAfter(a.whole(0)))
                .by((s, a, out) -> Kama.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator hma() {
        return draft("HMA", "A weighted average designed to be smooth with little lag.")
                .source("Hull 2005")
                .with(Parameter.period(20))
                .warmUp(a -> Hma.warmUp(a.whole(0)))
                .by((s, a, out) -> Hma.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator t3() {
        return draft("T3", "Six successive exponential averages combined: smooth, with little lag.")
                .source("Tillson 1998; TA-Lib T3")
                .with(Parameter.period(5), Parameter.real("volume_factor", 0.7, 0, 1))
                .warmUp(a -> T3.warmUp(a.whole(0)))
                .stable(a -> T3.stableAfter(a.whole(0)))
                .by((s, a, out) -> T3.compute(s.close(), s.size(), a.whole(0), a.real(1), out[0]));
    }

    private static Indicator vwma() {
        return draft("VWMA", "The average close, weighted by volume.")
                .quiet("the last close for a window without volume")
                .source("the usual definition")
                .with(Parameter.period(20))
                .reads(Input.CLOSE, Input.VOLUME)
                .warmUp(a -> Vwma.warmUp(a.whole(0)))
                .by((s, a, out) -> Vwma.compute(s, a.whole(0), out[0]));
    }

    private static Indicator zlema() {
        return draft(
                        "ZLEMA",
                        "An exponential average of prices extrapolated by their recent change, to reduce lag.")
                .source("Ehlers and Way 2010")
                .with(Parameter.period(20))
                .warmUp(a -> Zlema.warmUp(a.whole(0)))
                .stable(a -> Zlema.stableAfter(a.whole(0)))
                .by((s, a, out) -> Zlema.compute(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator wilder() {
        return draft("WILDER", "Wilder's smoothed average, used in RSI, ATR and ADX.")
                .source("Wilder 1978")
                .with(Parameter.period(14))
                .warmUp(a -> Wilder.warmUp(a.whole(0)))
                .stable(a -> Wilder.stableAfter(a.whole(0)))
                .by((s, a, out) -> Wilder.compute(s.close(), s.size(), a.whole(0), out[0]));
    }
}
