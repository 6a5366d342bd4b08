package bellwether.market.bars;

import bellwether.market.money.PriceUnit;
import bellwether.market.symbols.Timeframe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// A jump of the price that looks like a split of which nothing is on record. It is only told,
/// never acted upon: some who jump like that have bad news.
///
/// It is suspected when the open lies close to the close before divided by a small ratio, and the
/// middle of the five closes before and after do so too, which a single bad price does not.
///
/// @param date the first day after the jump
/// @param numerator so many shares after …
/// @param denominator … for so many before, at the likely ratio
/// @param observed close before over open, as it was seen
public record SuspectedSplit(LocalDate date, int numerator, int denominator, double observed) {
    private static final int[][] RATIOS = {
        {3, 2}, {2, 1}, {5, 2}, {3, 1}, {4, 1}, {5, 1}, {6, 1}, {7, 1}, {8, 1}, {10, 1}, {15, 1},
        {20, 1}, {25, 1}, {30, 1}, {40, 1}, {50, 1}, {100, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5},
        {1, 6}, {1, 7}, {1, 8}, {1, 10}, {1, 15}, {1, 20}, {1, 25}, {1, 30}, {1, 40}, {1, 50},
        {1, 100}
    };

    private static final double LEAST_MOVE = 1.4;
    private static final int HUNDRED = 100;

    /// In logarithms. 3:2 is as large as bad news often is, so it must be met more closely.
    private static final double NEAR = 0.05;

    private static final double VERY_NEAR = 0.025;
    private static final double NEAR_BY_LEVEL = 0.06;
    private static final int LEVEL = 5;

    /// The suspected splits among these bars of days, oldest first.
    public static List<SuspectedSplit> among(Bars bars) {
        return among(
                bars,
                bar ->
                        LocalDate.ofEpochDay(
                                Math.floorDiv(bars.time()[bar], Timeframe.SECONDS_PER_DAY)));
    }

    /// The same among bars within the day.
    ///
    /// @param day of a bar at its exchange, by its place
    public static List<SuspectedSplit> among(Bars bars, IntFunction<LocalDate> day) {
        List<SuspectedSplit> found = new ArrayList<>();
        for (int i = 1; i < bars.size(); i++) {
            double jump = bars.close()[i - 1] / bars.open()[i];
            if (jump > LEAST_MOVE || jump < 1 / LEAST_MOVE) {
                int[] ratio = nearest(jump);
                if (isNear(bars, i, jump, ratio)) {
                    found.add(new SuspectedSplit(day.apply(i), ratio[0], ratio[1], jump));
                }
            }
        }
        return found;
    }

    private static int[] nearest(double jump) {
        int[] best = RATIOS[0];
        for (int[] ratio : RATIOS) {
            best = distance(jump, ratio) < distance(jump, best) ? ratio : best;
        }
        return best;
    }

    private static double distance(double jump, int[] ratio) {
        return Math.abs(Math.log(jump * ratio[1] / ratio[0]));
    }

    private static boolean isNear(Bars bars, int place, double jump, int[] ratio) {
        double allowed = ratio[1] == 2 && ratio[0] == 3 ? VERY_NEAR : NEAR;
        double level =
                middle(bars.close(), Math.max(0, place - LEVEL), place)
                        / middle(bars.close(), place, Math.min(bars.size(), place + LEVEL));
        return distance(jump, ratio) <= allowed && distance(level, ratio) <= NEAR_BY_LEVEL;
    }

    private static double middle(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// What is likelier than a split of 100:1 where shares are quoted in hundredths: that pence
    /// became pounds, or pounds pence.
    ///
    /// @param unit of the symbol's prices, when it is known
    public Optional<String> likelier(Optional<PriceUnit> unit) {
        boolean isFall = numerator == HUNDRED && denominator == 1;
        boolean isRise = numerator == 1 && denominator == HUNDRED;
        return unit.filter(_ -> isFall || isRise)
                .flatMap(PriceUnit::names)
                .map(names ->
                        isFall
                                ? names.hundredths() + " became " + names.wholes()
                                : names.wholes() + " became " + names.hundredths());
    }

    /// What is said of it.
    ///
    /// @param unit of the symbol's prices, when it is known
    public String words(Optional<PriceUnit> unit) {
        String split = "a split of %s on %s is suspected but not recorded".formatted(ratio(), date);
        return likelier(unit)
                .map(reading ->
                        "%s; likelier, %s that day: import the prices of one side again in the unit of the other"
                                .formatted(split, reading))
                .orElse(split + "; prices before it are not adjusted for it");
    }

    /// The ratio in words: `2:1`.
    public String ratio() {
        return numerator + ":" + denominator;
    }
}
