package bellwether.technical.ta;

import static bellwether.technical.ta.Input.CLOSE;
import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;

import bellwether.technical.ta.trend.Adxr;
import bellwether.technical.ta.trend.Directional;
import bellwether.technical.ta.trend.DirectionalMovement;
import java.util.List;

/// The catalogue's indicators of the strength of a trend, after Wilder's directional movement.
final class DirectionalIndicators {
    private DirectionalIndicators() {}

    static List<Indicator> all() {
        return List.of(plusDi(), minusDi(), dx(), adx(), dmi(), adxr(), plusDm(), minusDm());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.TREND, meaning);
    }

    private static IndicatorBuilder directional(String name, String meaning) {
        return draft(name, meaning)
                .units("0 to 100")
                .quiet("DI 0 without range; DX and ADX keep their last value, 0 at first")
                .source("Wilder 1978; TA-Lib " + name)
                .with(Parameter.period(14))
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> Directional.warmUp(a.whole(0)))
                .stable(a -> Directional.stableAfter(a.whole(0)));
    }

    private static Indicator plusDi() {
        return directional("PLUS_DI", "The share of recent movement that pushed to new highs.")
                .by((s, a, out) -> Directional.compute(s, a.whole(0), out[0], null, null, null));
    }

    private static Indicator minusDi() {
        return directional("MINUS_DI", "The share of recent movement that pushed to new lows.")
                .by((s, a, out) -> Directional.compute(s, a.whole(0), null, out[0], null, null));
    }

    private static Indicator dx() {
        return directional("DX", "How one-sided recent movement was, in either direction.")
                .by((s, a, out) -> Directional.compute(s, a.whole(0), null, null, out[0], null));
    }

    private static Indicator adx() {
        return directional(
                        "ADX",
                        "Strength of the trend, up or down: above 25 strong, below 20 weak or none.")
                .warmUp(a -> Directional.warmUpOfAdx(a.whole(0)))
                .by((s, a, out) -> Directional.compute(s, a.whole(0), null, null, null, out[0]));
    }

    private static Indicator dmi() {
        return directional(
                        "DMI",
                        "Wilder's directional movement: direction and strength of the trend.")
                .source("Wilder 1978; TA-Lib PLUS_DI, MINUS_DI, DX and ADX")
                .gives("plus_di", "minus_di", "dx", "adx")
                .warmUps((a, output) ->
                        output == 3
                                ? Directional.warmUpOfAdx(a.whole(0))
                                : Directional.warmUp(a.whole(0)))
                .by((s, a, out) ->
                        Directional.compute(s, a.whole(0), out[0], out[1], out[2], out[3]));
    }

    private static Indicator adxr() {
        return directional(
                        "ADXR",
                        "Average of the current and an earlier trend strength, to compare markets.")
                .quiet("as ADX")
                .warmUp(a -> Adxr.warmUp(a.whole(0)))
                .stable(a -> Adxr.stableAfter(a.whole(0)))
                .by((s, a, out) -> Adxr.compute(s, a.whole(0), out[0]));
    }

    private static Indicator plusDm() {
        return movement("PLUS_DM", "How far recent bars pushed beyond earlier highs.")
                .by((s, a, out) -> DirectionalMovement.plus(s, a.whole(0), out[0]));
    }

    private static Indicator minusDm() {
        return movement("MINUS_DM", "How far recent bars pushed beyond earlier lows.")
                .by((s, a, out) -> DirectionalMovement.minus(s, a.whole(0), out[0]));
    }

    private static IndicatorBuilder movement(String name, String meaning) {
        return draft(name, meaning)
                .quiet("0 without movement")
                .source("Wilder 1978; TA-Lib " + name)
                .with(Parameter.period(14))
                .reads(HIGH, LOW)
                .warmUp(a -> DirectionalMovement.warmUp(a.whole(0)))
                .stable(a -> DirectionalMovement.stableAfter(a.whole(0)));
    }
}
