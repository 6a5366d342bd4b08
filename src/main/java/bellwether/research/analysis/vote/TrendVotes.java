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

    static void macd(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Macd.warmUp(12, 26, 9), bar)) {
            return;
        }
        double histogram = panel.macdHistogram[bar];
        double confidence = Math.abs(histogram) / (FULL_HISTOGRAM * panel.close(bar));
        ballot.cast(sign(histogram), confidence, TrendVotes::macdWords);
    }

    private static String macdWords(IndicatorPanel panel, int bar) {
        double histogram = panel.macdHistogram[bar];
        return Phrases.fill(
                "MACD 12/26/9 is %s its signal line by %s",
                histogram == 0 ? "on" : histogram > 0 ? "above" : "below",
                Phrases.number(Math.abs(histogram)));
    }

    static void adx(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Directional.warmUpOfAdx(14), bar)) {
            return;
        }
        ballot.cast(
                sign(panel.plusDi[bar] - panel.minusDi[bar]),
                adxConfidence(panel.adx[bar]),
                TrendVotes::adxWords);
    }

    private static double adxConfidence(double adx) {
        if (adx > 25) {
            return adx / 50;
        }
        return adx < 20 ? 0.3 : adx / 40;
    }

    private static String adxWords(IndicatorPanel panel, int bar) {
        double adx = panel.adx[bar];
        return Phrases.fill(
                "+DI %s against −DI %s with ADX 14 at %s: %s",
                Phrases.number(panel.plusDi[bar]),
                Phrases.number(panel.minusDi[bar]),
                Phrases.number(adx),
                adx > 25 ? "a trend" : adx < 20 ? "hardly a trend" : "a weak trend");
    }

    static void ema(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Ema.warmUp(200), bar)) {
            return;
        }
        double separation = emaSeparation(panel, bar);
        ballot.cast(sign(separation), 10 * Math.abs(separation), TrendVotes::emaWords);
    }

    private static double emaSeparation(IndicatorPanel panel, int bar) {
        return panel.ema50[bar] / panel.ema200[bar] - 1;
    }

    private static String emaWords(IndicatorPanel panel, int bar) {
        double separation = emaSeparation(panel, bar);
        return Phrases.fill(
                "EMA 50 is %s %s EMA 200",
                Phrases.percent(Math.abs(separation)), separation < 0 ? "below" : "above");
    }

    static void parabolicSar(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(ParabolicSar.warmUp(), bar)) {
            return;
        }
        double distance = sarDistance(panel, bar);
        ballot.cast(sign(distance), Math.abs(distance) / FULL_SAR_DISTANCE, TrendVotes::sarWords);
    }

    private static double sarDistance(IndicatorPanel panel, int bar) {
        return (panel.close(bar) - panel.sar[bar]) / panel.close(bar);
    }

    private static String sarWords(IndicatorPanel panel, int bar) {
        double distance = sarDistance(panel, bar);
        return Phrases.fill(
                "the close is %s %s the Parabolic SAR at %s",
                Phrases.percent(Math.abs(distance)),
                distance < 0 ? "below" : "above",
                Phrases.number(panel.sar[bar]));
    }

    private static int sign(double value) {
        return (int) Math.signum(value);
    }
}
