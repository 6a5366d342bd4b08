package bellwether.research.structure;

import bellwether.market.bars.Bars;
import java.util.Optional;

/// The spread that highs and lows of two bars imply: a range over two bars holds twice the variance
/// and once the spread (Corwin and Schultz 2012). Gaps from the close before are taken out; a
/// negative spread counts as 0, as there.
final class CorwinSchultz {
    private static final double ROOT = 3 - 2 * Math.sqrt(2);

    private CorwinSchultz() {}

    /// The mean over all pairs from a place on, as a part of the price.
    static Optional<Double> spread(Bars bars, int from) {
        double sum = 0;
        int pairs = 0;
        for (int i = Math.max(1, from); i < bars.size(); i++) {
            double found = pair(bars, i);
            if (Double.isFinite(found)) {
                sum += Math.max(0, found);
                pairs++;
            }
        }
        return pairs == 0 ? Optional.empty() : Optional.of(sum / pairs);
    }

    private static double pair(Bars bars, int i) {
        double close = bars.close()[i - 1];
        double gap = Math.max(0, bars.low()[i] - close) + Math.min(0, bars.high()[i] - close);
        double high = bars.high()[i] - gap;
        double low = bars.low()[i] - gap;
        double first = square(bars.high()[i - 1] / bars.low()[i - 1]);
        double beta = first + square(high / low);
        double gamma =
                square(Math.max(bars.high()[i - 1], high) / Math.min(bars.low()[i - 1], low));
        double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / ROOT - Math.sqrt(gamma / ROOT);
        return 2 * (Math.exp(alpha) - 1) / (1 + Math.exp(alpha));
    }

    private static double square(double ratio) {
        double log = Math.log(ratio);
        return log * log;
    }
}
