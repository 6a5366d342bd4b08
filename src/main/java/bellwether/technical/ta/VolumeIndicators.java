package bellwether.technical.ta;

import static bellwether.technical.ta.Input.ANCHOR;
import static bellwether.technical.ta.Input.CLOSE;
import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;
import static bellwether.technical.ta.Input.SESSION;
import static bellwether.technical.ta.Input.VOLUME;

import bellwether.technical.ta.volume.AccumulationDistribution;
import bellwether.technical.ta.volume.AnchoredVwap;
import bellwether.technical.ta.volume.ChaikinOscillator;
import bellwether.technical.ta.volume.Cmf;
import bellwether.technical.ta.volume.ForceIndex;
import bellwether.technical.ta.volume.MoneyFlowIndex;
import bellwether.technical.ta.volume.Obv;
import bellwether.technical.ta.volume.RollingVwap;
import bellwether.technical.ta.volume.SessionVwap;
import java.util.List;

/// The catalogue's indicators that weigh movement by volume.
final class VolumeIndicators {
    private VolumeIndicators() {}

    static List<Indicator> all() {
        return List.of(
                obv(),
                cmf(),
                accumulation(),
                chaikin(),
                moneyFlow(),
                rollingVwap(),
                anchoredVwap(),
                sessionVwap(),
                force());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.VOLUME, meaning);
    }

    private static Indicator obv() {
        return draft(
                        "OBV",
                        "Volume of rising bars less volume of falling bars: shows whether volume confirms the price.")
                .units("shares; only changes mean anything")
                .quiet("unchanged with an unchanged close")
                .source("Granville; TA-Lib OBV")
                .reads(CLOSE, VOLUME)
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> Obv.compute(s, out[0]));
    }

    private static Indicator cmf() {
        return draft(
                        "CMF",
                        "Whether bars close near their highs or lows when volume is heavy: above 0 buying.")
                .units("-1 to 1")
                .quiet("0 without range or volume")
                .source("Chaikin")
                .with(Parameter.period(20))
                .reads(HIGH, LOW, CLOSE, VOLUME)
                .warmUp(a -> Cmf.warmUp(a.whole(0)))
                .by((s, a, out) -> Cmf.compute(s, a.whole(0), out[0]));
    }

    private static Indicator accumulation() {
        return draft(
                        "AD",
                        "The running total of volume, counted up when bars close high in their range and down when low.")
                .units("shares; only changes mean anything")
                .quiet("unchanged without range or volume")
                .source("Chaikin; TA-Lib AD")
                .reads(HIGH, LOW, CLOSE, VOLUME)
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> AccumulationDistribution.compute(s, out[0]));
    }

    private static Indicator chaikin() {
        return draft(
                        "ADOSC",
                        "Whether accumulation is speeding up (above 0) or slowing down (below 0).")
                .units("shares")
                .quiet("fades to 0 without range or volume")
                .source("Chaikin; TA-Lib ADOSC")
                .with(Parameter.bars("fast", 3), Parameter.bars("slow", 10))
                .reads(HIGH, LOW, CLOSE, VOLUME)
                .warmUp(a -> ChaikinOscillator.warmUp(a.whole(0), a.whole(1)))
                .stable(a -> ChaikinOscillator.stableAfter(a.whole(0), a.whole(1)))
                .by((s, a, out) -> ChaikinOscillator.compute(s, a.whole(0), a.whole(1), out[0]));
    }

    private static Indicator moneyFlow() {
        return draft(
                        "MFI",
                        "An RSI weighted by traded value: above 80 overbought, below 20 oversold.")
                .units("0 to 100")
                .quiet("0 when no money moved")
                .source("Quong and Soudack 1989; TA-Lib MFI")
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE, VOLUME)
                .warmUp(a -> MoneyFlowIndex.warmUp(a.whole(0)))
                .by((s, a, out) -> MoneyFlowIndex.compute(s, a.whole(0), out[0]));
    }

    private static Indicator rollingVwap() {
        return draft(
                        "VWAP",
                        "Volume-weighted average price of the last bars: above it recent buyers are in profit.")
                .units("price")
                .quiet("the last typical price for a window without volume")
                .source("the usual definition over a moving window")
                .with(Parameter.period(20))
                .reads(HIGH, LOW, CLOSE, VOLUME)
                .warmUp(a -> RollingVwap.warmUp(a.whole(0)))
                .by((s, a, out) -> RollingVwap.compute(s, a.whole(0), out[0]));
    }

    private static Indicator anchoredVwap() {
        return draft(
                        "AVWAP",
                        "Volume-weighted average price since a chosen date or event, such as a low or an earnings report.")
                .units("price")
                .quiet("the typical price while there was no volume")
                .source("Shannon")
                .reads(HIGH, LOW, CLOSE, VOLUME, ANCHOR)
                .warmUp(a -> AnchoredVwap.warmUp())
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> AnchoredVwap.compute(s, out[0]));
    }

    private static Indicator sessionVwap() {
        return draft(
                        "SVWAP",
                        "Volume-weighted average price since the start of the session: above it the day's buyers are in profit.")
                .units("price")
                .quiet("the typical price while the session had no volume")
                .source("the usual definition, restarted each session")
                .reads(HIGH, LOW, CLOSE, VOLUME, SESSION)
                .warmUp(a -> SessionVwap.warmUp())
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> SessionVwap.compute(s, out[0]));
    }

    private static Indicator force() {
        return draft(
                        "FORCE",
                        "Price change times volume, smoothed: strength of buyers (above 0) or sellers.")
                .units("price times shares")
                .quiet("fades to 0 with an unchanged close")
                .source("Elder 1993")
                .with(Parameter.period(13))
                .reads(CLOSE, VOLUME)
                .warmUp(a -> ForceIndex.warmUp(a.whole(0)))
                .stable(a -> ForceIndex.stableAfter(a.whole(0)))
                .by((s, a, out) -> ForceIndex.compute(s, a.whole(0), out[0]));
    }
}
