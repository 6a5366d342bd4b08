package bellwether.research.evidence.scoreboard;

import bellwether.technical.statistics.SplitMix64;
import bellwether.trading.rules.RuleHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// What entries at random opens bring that are as late or up to 63 bars later than a plan's: same
/// symbol, side, distances in average true ranges, longest holding and part of the price that costs
/// take. Opens before it would be no fair draw: the rise that makes a verdict BUY lies there. All
/// plans of a day are moved by the same numbers of bars, and those of neighbouring days by mostly
/// the same ones: plans are therefore compared with the mean of their draws, by dates, and never
/// with the spread of draws over many plans.
///
/// @param rs the R of each
/// @param from the first day that they could begin on
/// @param to the last one
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EntryDraws(float[] rs, LocalDate from, LocalDate to) {
    public static final int DRAWS = 200;

    /// How many bars after the plan's entry they begin at the latest.
    static final int WINDOW = 63;

    /// Under so many bars to begin on there are none.
    private static final int FEWEST = 20;

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /// Of those, how many do at least as well, and one: divided by one more than there are. The
    /// place of one plan among its own draws, no test of many plans.
    ///
    /// @param r of the plan
    public double p(double r) {
        int better = 1;
        for (float each : rs) {
            better += each >= r ? 1 : 0;
        }
        return better / (rs.length + 1.0);
    }

    /// The mean R of them.
    ///
    /// @param rs the R of each
    public static double mean(float[] rs) {
        double sum = 0;
        for (float each : rs) {
            sum += each;
        }
        return sum / rs.length;
    }

    /// Whether all bars that they need are stored.
    static boolean isDue(MarkedSymbol symbol, PlannedBracket plan, int entered) {
        return symbol.isDelisted() || last(plan, entered) < symbol.history().size();
    }

    private static int last(PlannedBracket plan, int entered) {
        return entered + WINDOW + plan.maxBars() + PlannedBracket.WAITING_BARS;
    }

    /// Nothing where too few bars can be begun on, or the average true range is not known.
    ///
    /// @param entered the bar of the plan's entry
    /// @param price of the plan's entry
    /// @param figures of the plan's trade
    /// @param seed the same gives the same draws
    static Optional<EntryDraws> of(
            MarkedSymbol symbol,
            PlannedBracket plan,
            int entered,
            double price,
            PlanFigures figures,
            long seed) {
        Double range = plan.atr();
        if (range == null || !(range > 0)) {
            return Optional.empty();
        }
        RuleHistory history = symbol.history();
        int from = Math.max(1, entered);
        int to = Math.min(history.size() - 1, entered + WINDOW);
        double costs = costShare(plan, figures, price);
        double[] rs = new double[Math.max(0, to - from + 1)];
        BracketWalk walk =
                new BracketWalk(
                        symbol, plan.sign(), Math.min(history.size(), last(plan, entered) + 1));
        for (int bar = from; bar <= to; bar++) {
            rs[bar - from] = r(symbol, walk, plan, bar, costs);
        }
        return Arrays.stream(rs).filter(Double::isFinite).count() < FEWEST
                ? Optional.empty()
                : Optional.of(
                        new EntryDraws(drawn(rs, seed), history.date(from), history.date(to)));
    }

    /// Where one begins that cannot be traded, the next one that can is taken.
    static float[] drawn(double[] rs, long seed) {
        SplitMix64 random = new SplitMix64(seed * GAMMA);
        float[] drawn = new float[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            int place = random.nextInt(WINDOW + 1) % rs.length;
            while (!Double.isFinite(rs[place])) {
                place = (place + 1) % rs.length;
            }
            drawn[i] = (float) rs[place];
        }
        return drawn;
    }

    /// What part of its prices at entry and exit the plan's costs were.
    private static double costShare(PlannedBracket plan, PlanFigures figures, double price) {
        double gain = figures.returnPercent() / 100 * price + figures.costs();
        return figures.costs() / (2 * price + plan.sign() * gain);
    }

    private static double r(
            MarkedSymbol symbol, BracketWalk walk, PlannedBracket plan, int bar, double costs) {
        double forward = symbol.history().shares(bar - 1);
        double range = symbol.range(bar - 1) * forward;
        Double atr = plan.atr();
        if (!(range > 0) || atr == null || !symbol.isSound(bar, bar + plan.maxBars())) {
            return Double.NaN;
        }
        double stop = plan.risk() / atr * range;
        double gain = walk.gain(bar, stop, plan.reward() / atr * range, plan.maxBars());
        return (gain - costs * (walk.entry() + walk.exit())) / stop;
    }
}
