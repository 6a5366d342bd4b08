package bellwether.research.backtest.doubt;

import bellwether.research.backtest.metric.SessionSample;
import bellwether.technical.statistics.Percentile;
import bellwether.technical.statistics.SplitMix64;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lays the trades of one symbol after the other at random times. Of a symbol that was added
/// nothing is kept but the growth of each draw, so that there may be any number of them.
public final class RandomDraws {
    private static final int STEPS = 20;

    private final SplitMix64 random;
    private final int[] days;
    private final int[] places;
    private final double[] sums;
    private final double[][] marked;
    private int trades;
    private double own;
    private @Nullable String unfit;

    /// The usual number of draws.
    ///
    /// @param seed of the spec, so that the same run gives the same p
    /// @param days of the epoch of the run's sessions, rising
    public RandomDraws(long seed, int[] days) {
        this(RandomEntries.USUAL_DRAWS, seed, days);
    }

    RandomDraws(int draws, long seed, int[] days) {
        this.random = new SplitMix64(seed);
        this.days = days.clone();
        this.places =
                SessionSample.of(days.length, i -> LocalDate.ofEpochDay(days[i])).places().stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.sums = new double[draws];
        this.marked = new double[places.length][draws];
    }

    /// Adds a symbol. One without closed trades adds nothing.
    public void add(RandomEntries.Lane lane) {
        if (lane.trades().isEmpty()) {
            return;
        }
        LaidTrades laid = new LaidTrades(lane);
        if (!laid.fit()) {
            String symbol = lane.trades().getFirst().symbol();
            unfit =
                    unfit == null
                            ? "the trades of %s leave no other place".formatted(symbol)
                            : unfit;
            return;
        }
        trades += laid.count();
        own += laid.own();
        LaidTrades.Marks marks = marks(lane.history());
        for (int draw = 0; draw < sums.length; draw++) {
            sums[draw] += laid.draw(random, marks);
            for (int mark = 0; mark < marks.count(); mark++) {
                marked[mark][draw] += marks.growth(mark);
            }
        }
    }

    /// The last bar of the symbol on or before each session that is valued.
    private LaidTrades.Marks marks(RuleHistory history) {
        int[] bars = new int[places.length];
        int bar = -1;
        for (int i = 0; i < bars.length; i++) {
            while (bar + 1 < history.size()
                    && history.date(bar + 1).toEpochDay() <= days[places[i]]) {
                bar++;
            }
            bars[i] = bar;
        }
        return new LaidTrades.Marks(bars, history.size());
    }

    /// What they brought.
    public RandomEntries entries() {
        if (unfit != null || trades == 0) {
            return RandomEntries.none(sums.length, unfit == null ? "no closed trades" : unfit);
        }
        int asGood = 0;
        for (double sum : sums) {
            asGood += sum >= own ? 1 : 0;
        }
        double[] found = sums.clone();
        Arrays.setAll(found, i -> Math.expm1(found[i]));
        Arrays.sort(found);
        List<RandomEntries.Quantile> quantiles = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double probability = (double) step / STEPS;
            quantiles.add(
                    new RandomEntries.Quantile(
                            probability, Percentile.ofSorted(found, probability)));
        }
        return new RandomEntries(
                sums.length,
                trades,
                asGood,
                (1.0 + asGood) / (1 + sums.length),
                Math.expm1(own),
                quantiles,
                null);
    }

    /// What they were worth over time; none where nothing was drawn.
    public ChanceBand band() {
        return unfit != null || trades == 0 ? ChanceBand.NONE : new ChanceBand(places, marked);
    }
}
