package bellwether.technical.ta;

import static bellwether.technical.ta.Input.CLOSE;
import static bellwether.technical.ta.Input.HIGH;
import static bellwether.technical.ta.Input.LOW;
import static bellwether.technical.ta.Input.OPEN;

import bellwether.technical.ta.statistic.BarPrice;
import bellwether.technical.ta.statistic.PivotLevels;
import java.util.List;

/// The catalogue's prices of a bar and the levels that earlier bars leave behind.
final class PriceIndicators {
    private PriceIndicators() {}

    static List<Indicator> all() {
        return List.of(average(), median(), typical(), weighted(), pivots(), central());
    }

    private static IndicatorBuilder draft(String name, String meaning) {
        return new IndicatorBuilder(name, Category.PRICE, meaning).source("TA-Lib " + name);
    }

    private static Indicator average() {
        return draft("AVGPRICE", "The mean of a bar's open, high, low and close.")
                .reads(OPEN, HIGH, LOW, CLOSE)
                .by((s, a, out) -> BarPrice.average(s, out[0]));
    }

    private static Indicator median() {
        return draft("MEDPRICE", "The middle of a bar.")
                .reads(HIGH, LOW)
                .by((s, a, out) -> BarPrice.median(s, out[0]));
    }

    private static Indicator typical() {
        return draft("TYPPRICE", "The mean of a bar's high, low and close.")
                .reads(HIGH, LOW, CLOSE)
                .by((s, a, out) -> BarPrice.typical(s, out[0]));
    }

    private static Indicator weighted() {
        return draft(
                        "WCLPRICE",
                        "The mean of a bar's high, low and close, the close counting twice.")
                .reads(HIGH, LOW, CLOSE)
                .by((s, a, out) -> BarPrice.weighted(s, out[0]));
    }

    private static IndicatorBuilder levels(String name, String meaning) {
        return draft(name, meaning)
                .quiet("a constant price is all its levels")
                .reads(HIGH, LOW, CLOSE)
                .warmUp(a -> PivotLevels.warmUp());
    }

    private static Indicator pivots() {
        return levels("PIVOTS", "Support and resistance levels computed from the previous bar.")
                .source("the floor traders' classic pivots")
                .gives("pivot", "r1", "r2", "r3", "s1", "s2", "s3")
                .by((s, a, out) -> PivotLevels.classic(s, out));
    }

    private static Indicator central() {
        return levels(
                        "CPR",
                        "The central pivot range of the previous bar: narrow ranges often precede a trend.")
                .source("Ochoa's central pivot range")
                .gives("pivot", "bottom", "top")
                .by((s, a, out) -> PivotLevels.central(s, out[0], out[1], out[2]));
    }
}
