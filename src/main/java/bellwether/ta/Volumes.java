package bellwether.ta;

import static bellwether.ta.Input.CLOSE;
import static bellwether.ta.Input.HIGH;
import static bellwether.ta.Input.LOW;
import static bellwether.ta.Input.VOLUME;

import java.util.List;

/// The catalogue's indicators that weigh movement by volume.
final class Volumes {
    private Volumes() {}

    static List<Indicator> all() {
        return List.of(obv(), cmf());
    }

    private static Draft draft(String name, String meaning) {
        return new Draft(name, Category.VOLUME, meaning);
    }

    private static Indicator obv() {
        return draft(
                        "OBV",
                        "Volume of rising days less volume of falling days: does money follow the price?")
                .units("shares; only changes mean anything")
                .quiet("unchanged with an unchanged close")
                .source("Granville; TA-Lib OBV")
                .reads(CLOSE, VOLUME)
                .stable(a -> Stability.NEVER)
                .by((s, a, out) -> Obv.compute(s.close(), s.volume(), s.size(), out[0]));
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
                .by((s, a, out) ->
                        Cmf.compute(
                                s.high(),
                                s.low(),
                                s.close(),
                                s.volume(),
                                s.size(),
                                a.whole(0),
                                out[0]));
    }
}
