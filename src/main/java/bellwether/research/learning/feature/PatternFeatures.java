package bellwether.research.learning.feature;

import bellwether.research.analysis.ScoreHistory;
import bellwether.research.analysis.vote.VoteColumn;
import bellwether.research.analysis.vote.Voter;
import bellwether.research.analysis.vote.VoterCategory;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.technical.ta.volatility.Keltner;
import java.util.Arrays;

/// Candles, chart patterns, and what the analysis says. Holds scratch space.
final class PatternFeatures {
    private static final int CANDLES = FeatureCatalogue.column("candles_5");
    private static final int CHARTS = FeatureCatalogue.column("chart_patterns_20");
    private static final int SQUEEZE = FeatureCatalogue.column("squeeze");
    private static final int SCORE = FeatureCatalogue.column("score");
    private static final int CATEGORIES = FeatureCatalogue.column("score_momentum");
    private static final int CANDLE_BARS = 5;
    private static final int CHART_BARS = 20;

    /// The bar from which on all candles can be told.
    private static final int ALL_CANDLES = 14;

    private final Candles candles = new Candles();
    private final ChartPatterns charts = new ChartPatterns();
    private short[][] found = new short[CandlePattern.values().length][0];

    void fill(FeatureInputs in, double[][] out) {
        candles(in, out[CANDLES]);
        charts(in, out[CHARTS]);
        squeeze(in, out[SQUEEZE]);
        in.votes.balanced(out[SCORE]);
        int column = CATEGORIES;
        for (VoterCategory category : VoterCategory.OF_BARS) {
            votes(in, category, out[column]);
            column++;
        }
    }

    private void candles(FeatureInputs in, double[] out) {
        if (found[0].length < in.size) {
            found = new short[found.length][in.size];
        }
        candles.compute(in.series, found);
        double[] sides = in.first;
        Arrays.fill(sides, 0, in.size, 0);
        for (short[] row : found) {
            for (int bar = ALL_CANDLES; bar < in.size; bar++) {
                sides[bar] += Integer.signum(row[bar]);
            }
        }
        sum(sides, in.size, CANDLE_BARS, ALL_CANDLES, out);
    }

    private void charts(FeatureInputs in, double[] out) {
        double[] sides = in.first;
        Arrays.fill(sides, 0, in.size, 0);
        if (charts.searchFrom(in.series, 0, in.panel().measured())
                instanceof ChartFindings.Searched searched) {
            for (ChartPattern pattern : searched.patterns()) {
                sides[pattern.confirmedAt()] += pattern.direction();
            }
        }
        sum(sides, in.size, CHART_BARS, ChartPatterns.BARS_NEEDED - 1, out);
    }

    /// Sums of whole numbers, of so many bars from the first that is known on.
    private static void sum(double[] values, int size, int bars, int known, double[] out) {
        int begin = known + bars - 1;
        Arrays.fill(out, 0, Math.min(begin, size), Double.NaN);
        double sum = 0;
        for (int bar = known; bar < size; bar++) {
            sum += values[bar];
            if (bar >= begin) {
                out[bar] = sum;
                sum -= values[bar - bars + 1];
            }
        }
    }

    private static void squeeze(FeatureInputs in, double[] out) {
        double[] upper = in.first;
        double[] lower = in.second;
        Keltner.compute(in.series, 20, 1.5, 10, upper, in.third, lower);
        double[] above = in.panel().bandUpper;
        double[] below = in.panel().bandLower;
        for (int bar = 0; bar < in.size; bar++) {
            out[bar] = (above[bar] - below[bar]) / (upper[bar] - lower[bar]);
        }
    }

    private static void votes(FeatureInputs in, VoterCategory category, double[] out) {
        ScoreHistory votes = in.votes;
        double[] counts = in.first;
        Arrays.fill(counts, 0, in.size, 0);
        Arrays.fill(out, 0, in.size, Double.NaN);
        int end = votes.endBar();
        Arrays.fill(out, Math.min(votes.firstBar(), end), end, 0);
        for (Voter voter : Voter.OF_BARS) {
            if (voter.category() == category) {
                add(votes.votes(voter), votes.firstBar(), end, counts, out);
            }
        }
        for (int bar = votes.firstBar(); bar < end; bar++) {
            out[bar] /= counts[bar];
        }
    }

    private static void add(VoteColumn votes, int from, int to, double[] counts, double[] sums) {
        for (int bar = from; bar < to; bar++) {
            if (votes.isCast(bar)) {
                counts[bar]++;
                sums[bar] += votes.side(bar) * votes.confidence(bar);
            }
        }
    }
}
