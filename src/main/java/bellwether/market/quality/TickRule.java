package bellwether.market.quality;

import bellwether.market.bars.Bars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Looks for prices that stand alone. The usual move is computed only when a bar looks odd at all:
/// most histories have none.
final class TickRule {
    /// So many returns at least, or the median says little.
    private static final int LEAST = 20;

    private static final double TIMES = 10;
    private static final double FLOOR = 0.05;
    private static final double TAKEN_BACK = 2 / 3.0;
    private static final double SIGMAS_PER_MAD = 1.4826;

    /// Rounding is less.
    private static final double HAIR = 1e-9;

    private static final double WHOLE = 3;

    private final InspectedHistory subject;
    private final Bars bars;
    private double usual = Double.NaN;

    private TickRule(InspectedHistory subject) {
        this.subject = subject;
        this.bars = subject.bars();
    }

    static void look(InspectedHistory subject) {
        if (subject.size() <= LEAST) {
            subject.notJudged(
                    FindingKind.BAD_TICK,
                    "At least %d bars are needed to estimate the usual move; there are %d."
                            .formatted(LEAST + 1, subject.size()));
        } else {
            new TickRule(subject).look();
        }
    }

    private void look() {
        List<FindingEvent> ticks = new ArrayList<>();
        for (int bar = 1; bar < bars.size() - 1; bar++) {
            if (isPlain(bar)) {
                continue;
            }
            if (isLoneClose(bar)) {
                ticks.add(FindingEvent.on(subject.date(bar), closeWords(bar)));
            } else if (sticksOut(above(bar))) {
                ticks.add(
                        FindingEvent.on(
                                subject.date(bar),
                                reachWords("high", bars.high()[bar], above(bar))));
            } else if (sticksOut(below(bar))) {
                ticks.add(
                        FindingEvent.on(
                                subject.date(bar), reachWords("low", bars.low()[bar], below(bar))));
            }
        }
        if (!ticks.isEmpty()) {
            subject.found(
                    QualityFinding.of(
                            FindingKind.BAD_TICK,
                            ticks.size() / WHOLE,
                            String.format(
                                    Locale.ROOT,
                                    "%d of %d bars %s by more than 10 times the usual daily move (%.2f %%, from %d returns)",
                                    ticks.size(),
                                    bars.size(),
                                    ticks.size() == 1 ? "spikes" : "spike",
                                    100 * usual(),
                                    bars.size() - 1),
                            ticks));
        }
    }

    /// Whether nothing about the bar is as large as what is looked at; of nearly all that is known
    /// without a division.
    private boolean isPlain(int bar) {
        double nearly = 1 + FLOOR - HAIR;
        double open = bars.open()[bar];
        double close = bars.close()[bar];
        double before = bars.close()[bar - 1];
        double high = bars.high()[bar];
        double low = bars.low()[bar];
        return close <= nearly * before
                && before <= nearly * close
                && (high <= nearly * open || high <= nearly * close)
                && (open <= nearly * low || close <= nearly * low);
    }

    private boolean isLoneClose(int bar) {
        double[] close = bars.close();
        double move = Math.log(close[bar] / close[bar - 1]);
        double back = -Math.log(close[bar + 1] / close[bar]) / move;
        return Math.abs(move) > FLOOR
                && back >= TAKEN_BACK
                && back <= 2 - TAKEN_BACK
                && isFarBeyondUsual(Math.abs(move));
    }

    private double above(int bar) {
        double[] high = bars.high();
        double body = Math.max(bars.open()[bar], bars.close()[bar]);
        return high[bar] / Math.max(body, Math.max(high[bar - 1], high[bar + 1]));
    }

    private double below(int bar) {
        double[] low = bars.low();
        double body = Math.min(bars.open()[bar], bars.close()[bar]);
        return Math.min(body, Math.min(low[bar - 1], low[bar + 1])) / low[bar];
    }

    private boolean sticksOut(double ratio) {
        return ratio > 1 + FLOOR && Math.log(ratio) > FLOOR && isFarBeyondUsual(Math.log(ratio));
    }

    /// Where fewer than half of the moves are smaller than a tenth of this one, it takes no median
    /// to say no.
    private boolean isFarBeyondUsual(double move) {
        if (Double.isNaN(usual)) {
            double bound = Math.exp(move / TIMES / SIGMAS_PER_MAD) * (1 + HAIR);
            int smaller = 0;
            for (int i = 1; i < bars.size(); i++) {
                double now = bars.close()[i];
                double before = bars.close()[i - 1];
                smaller += now < bound * before && before < bound * now ? 1 : 0;
            }
            if (smaller < (bars.size() - 1) / 2) {
                return false;
            }
        }
        return move > TIMES * usual();
    }

    private String closeWords(int bar) {
        double[] close = bars.close();
        return String.format(
                Locale.ROOT,
                "close %s between %s and %s: %.1f × the usual move",
                close[bar],
                close[bar - 1],
                close[bar + 1],
                Math.abs(Math.log(close[bar] / close[bar - 1])) / usual());
    }

    private String reachWords(String price, double value, double ratio) {
        return String.format(
                Locale.ROOT,
                "%s %s is %.1f %% outside the neighbouring prices: %.1f × the usual move",
                price,
                value,
                100 * (ratio - 1),
                Math.log(ratio) / usual());
    }

    /// 1.4826 × the median size of the daily logarithmic returns: what the standard deviation of a
    /// normal distribution around 0 would be, whatever the outliers are. Around 0 and not around
    /// the median, which jumps to one side when returns take turns.
    private double usual() {
        if (Double.isNaN(usual)) {
            double[] returns = new double[bars.size() - 1];
            for (int i = 0; i < returns.length; i++) {
                returns[i] = Math.abs(Math.log(bars.close()[i + 1] / bars.close()[i]));
            }
            usual = SIGMAS_PER_MAD * median(returns);
        }
        return usual;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
