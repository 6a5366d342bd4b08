package bellwether.research.analysis.vote;

import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.momentum.Macd;
import bellwether.technical.ta.trend.Directional;
import bellwether.technical.ta.trend.ParabolicSar;

/// The trend followers: up in an up-trend, down in a down-trend.
final class TrendVotes {
    /// The share of the price that a MACD histogram must reach for full confidence.
    private static final double FULL_HISTOGRAM = 0.02;

    /// The share of the price that lies between it and the SAR at full confidence.
    private static final double FULL_SAR_DISTANCE = 0.1;

    private TrendVotes() {}

    static Vote macd(IndicatorPanel panel) {
        int missing = panel.missing(Macd.warmUp(12, 26, 9));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double histogram = panel.last(panel.macdHistogram);
        double confidence = Math.abs(histogram) / (FULL_HISTOGRAM * panel.close());
        return new Vote.Cast(
                sign(histogram),
                confidence,
                () ->
                        Phrases.fill(
                                "MACD 12/26/9 is %s its signal line by %s",
                                histogram == 0 ? "on" : histogram > 0 ? "above" : "below",
                                Phrases.number(Math.abs(histogram))));
    }

    static Vote adx(IndicatorPanel panel) {
        int missing = panel.missing(Directional.warmUpOfAdx(14));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double plus = panel.last(panel.plusDi);
        double minus = panel.last(panel.minusDi);
        double adx = panel.last(panel.adx);
        return new Vote.Cast(
                sign(plus - minus),
                adxConfidence(adx),
                () ->
                        Phrases.fill(
                                "+DI %s against −DI %s with ADX 14 at %s: %s",
                                Phrases.number(plus),
                                Phrases.number(minus),
                                Phrases.number(adx),
                                adx > 25
                                        ? "a trend"
                                        : adx < 20 ? "hardly a trend" : "a weak trend"));
    }

    private static double adxConfidence(double adx) {
        if (adx > 25) {
            return adx / 50;
        }
        return adx < 20 ? 0.3 : adx / 40;
    }

    static Vote ema(IndicatorPanel panel) {
        int missing = panel.missing(Ema.warmUp(200));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double separation = panel.last(panel.ema50) / panel.last(panel.ema200) - 1;
        return new Vote.Cast(
                sign(separation),
                10 * Math.abs(separation),
                () ->
                        Phrases.fill(
                                "EMA 50 is %s %s EMA 200",
                                Phrases.percent(Math.abs(separation)),
                                separation < 0 ? "below" : "above"));
    }

    static Vote parabolicSar(IndicatorPanel panel) {
        int missing = panel.missing(ParabolicSar.warmUp());
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double sar = panel.last(panel.sar);
        double distance = (panel.close() - sar) / panel.close();
        return new Vote.Cast(
                sign(distance),
                Math.abs(distance) / FULL_SAR_DISTANCE,
                () ->
                        Phrases.fill(
                                "the close is %s %s the Parabolic SAR at %s",
                                Phrases.percent(Math.abs(distance)),
                                distance < 0 ? "below" : "above",
                                Phrases.number(sar)));
    }

    private static int sign(double value) {
        return (int) Math.signum(value);
    }
}
