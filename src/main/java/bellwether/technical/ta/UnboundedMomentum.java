package bellwether.technical.ta;

import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;

import bellwether.technical.ta.momentum.AwesomeOscillator;
import bellwether.technical.ta.momentum.Fisher;
import bellwether.technical.ta.momentum.Momentum;
import bellwether.technical.ta.momentum.PriceOscillator;
import bellwether.technical.ta.momentum.Trix;
import bellwether.technical.ta.momentum.Tsi;
import java.util.List;

/// The catalogue's measures of how fast a price moves, without bounds.
final class UnboundedMomentum {
    private UnboundedMomentum() {}

    static List<Indicator> all() {
        return List.of(
                apo(), ppo(), mom(), roc(), rocp(), rocr(), trix(), tsi(), awesome(), fisher());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.MOMENTUM, meaning).units("0 to 100");
    }

    private static Indicator apo() {
        return averages("APO", "Distance between a fast and a slow average, in price.")
                .units("price")
                .by((s, a, out) ->
                        PriceOscillator.difference(
                                s.close(), s.size(), a.whole(0), a.whole(1), a.whole(2), out[0]));
    }

    private static Indicator ppo() {
        return averages(
                        "PPO",
                        "Distance between a fast and a slow average, in percent: comparable between symbols.")
                .units("percent")
                .by((s, a, out) ->
                        PriceOscillator.percent(
                                s.close(), s.size(), a.whole(0), a.whole(1), a.whole(2), out[0]));
    }

    private static Indicator mom() {
        return change("MOM", "Change of the price over the period.")
                .units("price")
                .by((s, a, out) -> Momentum.difference(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator roc() {
        return change("ROC", "Change of the price over the period, in percent.")
                .units("percent")
                .by((s, a, out) -> Momentum.percent(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator rocp() {
        return change("ROCP", "Change of the price over the period, as a fraction.")
                .units("fraction")
                .by((s, a, out) -> Momentum.fraction(s.close(), s.size(), a.whole(0), out[0]));
    }

    private static Indicator rocr() {
        return change("ROCR", "Price as a multiple of the price at the start of the period.")
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
                        "Smoothed gains relative to smoothed movement: above 0 buyers lead, below 0 sellers.")
                .units("-100 to 100")
                .quiet("0 without any change")
                .source("Blau 1991")
                .with(Parameter.bars("slow", 25), Parameter.bars("fast", 13))
                .warmUp(a -> Tsi.warmUp(a.whole(0), a.whole(1)))
                .stable(a -> Tsi.stableAfter(a.whole(0), a.whole(1)))
                .by((s, a, out) ->
                        Tsi.compute(s.close(), s.size(), a.whole(0), a.whole(1), out[0]));
    }

    private static Indicator awesome() {
        return draft(
                        "AO",
                        "Recent prices relative to a longer period: above 0 momentum is up, below 0 down.")
                .units("price")
                .quiet("0 for a constant price")
                .source("Williams 1995")
                .with(Parameter.bars("fast", 5), Parameter.bars("slow", 34))
                .reads(HIGH, LOW)
                .warmUp(a -> AwesomeOscillator.warmUp(a.whole(0), a.whole(1)))
                .by((s, a, out) -> AwesomeOscillator.compute(s, a.whole(0), a.whole(1), out[0]));
    }

    private static Indicator fisher() {
        return draft(
                        "FISHER",
                        "Emphasises turning points: crossing its signal line near an extreme suggests a reversal.")
                .units("about -3 to 3, unbounded")
                .quiet("fades to 0 without range")
                .source("Ehlers 2002")
                .with(Parameter.period(9))
                .reads(HIGH, LOW)
                .gives("fisher", "signal")
                .warmUps((a, output) -> Fisher.warmUp(a.whole(0), output))
                .stable(a -> Fisher.stableAfter(a.whole(0)))
                .by((s, a, out) -> Fisher.compute(s, a.whole(0), out[0], out[1]));
    }

    private static IndicatorBuilder averages(String name, String meaning) {
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

    private static IndicatorBuilder change(String name, String meaning) {
        return draft(name, meaning)
                .quiet("0 without change, and when the earlier price was 0")
                .source("TA-Lib " + name)
                .with(Parameter.whole("period", 10, 1, 1000))
                .warmUp(a -> Momentum.warmUp(a.whole(0)));
    }
}
