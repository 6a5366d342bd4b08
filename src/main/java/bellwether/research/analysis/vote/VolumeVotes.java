package bellwether.research.analysis.vote;

import bellwether.technical.ta.volume.Cmf;
import java.util.function.Supplier;

/// Whether volume goes with the price.
final class VolumeVotes {
    private static final Vote NO_VOLUME =
            new Vote.Insufficient(0, "the price history has no volume");
    private static final Vote GAPS =
            new Vote.Insufficient(0, "the price history has no volume for some of these bars");

    private VolumeVotes() {}

    /// Confidence is the share of the last 20 bars' volume that flowed one way: |change of OBV| /
    /// total volume.
    static Vote obv(IndicatorPanel panel) {
        int span = IndicatorPanel.OBV_SPAN;
        int missing = panel.missing(span);
        if (missing > 0) {
            return Vote.needs(missing);
        }
        int last = panel.lastBar();
        double total = 0;
        for (int i = last - span + 1; i <= last; i++) {
            total += panel.series().volume()[i];
        }
        double flow = panel.obv[last] - panel.obv[last - span];
        if (Double.isNaN(total) || Double.isNaN(flow)) {
            return without(panel);
        }
        double move = panel.close() - panel.series().close()[last - span];
        double share = total > 0 ? Math.abs(flow) / total : 0;
        Supplier<String> words =
                () ->
                        Phrases.fill(
                                "over %d bars OBV %s while the price %s",
                                span, direction(flow), direction(move));
        return flow * move > 0 && share > 0
                ? new Vote.Cast(flow > 0 ? 1 : -1, share, words)
                : Vote.neutral(words);
    }

    static Vote cmf(IndicatorPanel panel) {
        int missing = panel.missing(Cmf.warmUp(20));
        if (missing > 0) {
            return Vote.needs(missing);
        }
        double cmf = panel.last(panel.cmf);
        if (Double.isNaN(cmf)) {
            return without(panel);
        }
        Supplier<String> words =
                () ->
                        Phrases.fill(
                                "CMF 20 is %s: %s",
                                Phrases.number(cmf),
                                cmf == 0
                                        ? "neither side"
                                        : cmf > 0 ? "buying pressure" : "selling pressure");
        return new Vote.Cast((int) Math.signum(cmf), 5 * Math.abs(cmf), words);
    }

    private static Vote without(IndicatorPanel panel) {
        double[] volume = panel.series().volume();
        for (int bar = 0; bar <= panel.lastBar(); bar++) {
            if (!Double.isNaN(volume[bar])) {
                return GAPS;
            }
        }
        return NO_VOLUME;
    }

    private static String direction(double change) {
        return change == 0 ? "stood still" : change > 0 ? "rose" : "fell";
    }
}
