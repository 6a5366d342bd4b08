package bellwether.research.analysis.vote;

import bellwether.technical.ta.volume.Cmf;

/// Whether volume goes with the price.
final class VolumeVotes {
    private VolumeVotes() {}

    /// Confidence is the share of the last 20 bars' volume that flowed one way: |change of OBV| /
    /// total volume.
    static void obv(IndicatorPanel panel, int bar, Ballot ballot) {
        int before = bar - IndicatorPanel.OBV_SPAN;
        if (ballot.lacks(IndicatorPanel.OBV_SPAN, bar)) {
            return;
        }
        double[] volume = panel.series().volume();
        double total = 0;
        for (int i = before + 1; i <= bar; i++) {
            total += volume[i];
        }
        double flow = panel.obv[bar] - panel.obv[before];
        if (Double.isNaN(total) || Double.isNaN(flow)) {
            ballot.insufficient(VolumeVotes::withoutWords);
            return;
        }
        double move = panel.close(bar) - panel.close(before);
        double share = total > 0 ? Math.abs(flow) / total : 0;
        if (flow * move > 0 && share > 0) {
            ballot.cast(flow > 0 ? 1 : -1, share, VolumeVotes::obvWords);
        } else {
            ballot.neutral(VolumeVotes::obvWords);
        }
    }

    private static String obvWords(IndicatorPanel panel, int bar) {
        int before = bar - IndicatorPanel.OBV_SPAN;
        return Phrases.fill(
                "over %d bars OBV %s while the price %s",
                IndicatorPanel.OBV_SPAN,
                direction(panel.obv[bar] - panel.obv[before]),
                direction(panel.close(bar) - panel.close(before)));
    }

    static void cmf(IndicatorPanel panel, int bar, Ballot ballot) {
        if (ballot.lacks(Cmf.warmUp(20), bar)) {
            return;
        }
        double cmf = panel.cmf[bar];
        if (Double.isNaN(cmf)) {
            ballot.insufficient(VolumeVotes::withoutWords);
        } else {
            ballot.cast((int) Math.signum(cmf), 5 * Math.abs(cmf), VolumeVotes::cmfWords);
        }
    }

    private static String cmfWords(IndicatorPanel panel, int bar) {
        double cmf = panel.cmf[bar];
        return Phrases.fill(
                "CMF 20 is %s: %s",
                Phrases.number(cmf),
                cmf == 0 ? "neither side" : cmf > 0 ? "buying pressure" : "selling pressure");
    }

    private static String withoutWords(IndicatorPanel panel, int bar) {
        double[] volume = panel.series().volume();
        for (int i = 0; i <= bar; i++) {
            if (!Double.isNaN(volume[i])) {
                return "the price history has no volume for some of these bars";
            }
        }
        return "the price history has no volume";
    }

    private static String direction(double change) {
        return change == 0 ? "stood still" : change > 0 ? "rose" : "fell";
    }
}
