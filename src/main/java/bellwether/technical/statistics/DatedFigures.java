package bellwether.technical.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One figure of each date, oldest first. Rows of a date are averaged before anything is said of
/// them: symbols move together, so that rows are no observations. Under 10 symbols even a date is
/// none, and the unit is 63 sessions.
public final class DatedFigures {
    /// Under so many symbols a date's average is hardly more than one symbol's.
    public static final int FEWEST_SYMBOLS = 10;

    /// A quarter of a year.
    public static final int BLOCK_SESSIONS = 63;

    private final int[] sessions;
    private final double[] values;
    private final String counted;

    private DatedFigures(int[] sessions, double[] values) {
        this(sessions, values, "sessions");
    }

    private DatedFigures(int[] sessions, double[] values, String counted) {
        this.sessions = sessions;
        this.values = values;
        this.counted = counted;
    }

    /// Figures that are known of each date.
    ///
    /// @param sessions of the dates, ascending, none twice
    public static DatedFigures of(int[] sessions, double[] values) {
        StatisticsInput.series("values", values);
        StatisticsInput.sameLength("sessions", sessions.length, values.length);
        for (int i = 1; i < sessions.length; i++) {
            if (sessions[i] <= sessions[i - 1]) {
                throw new IllegalArgumentException("sessions must ascend, did not at " + i);
            }
        }
        return new DatedFigures(sessions.clone(), values.clone());
    }

    /// The same where days of the calendar are numbered: blocks under 10 symbols are of 63 of them.
    public DatedFigures byDays() {
        return new DatedFigures(sessions, values, "days");
    }

    /// The average of each date.
    ///
    /// @param sessions each row's trading day, numbered one by one; in any order
    public static DatedFigures averages(int[] sessions, double[] values) {
        StatisticsInput.series("values", values);
        StatisticsInput.sameLength("sessions", sessions.length, values.length);
        return each(sessions, rows -> Optional.of(Autocovariance.mean(at(values, rows))));
    }

    /// The AUC of each date that has rows of both classes.
    public static DatedFigures auc(int[] sessions, double[] scores, boolean[] positive) {
        StatisticsInput.series("scores", scores);
        StatisticsInput.sameLength("sessions", sessions.length, scores.length);
        StatisticsInput.sameLength("positive", positive.length, scores.length);
        return each(sessions, rows -> RankAuc.of(at(scores, rows), at(positive, rows)));
    }

    private static DatedFigures each(
            int[] sessions, Function<List<Integer>, Optional<Double>> figure) {
        Integer[] order = new Integer[sessions.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt(i -> sessions[i]));
        List<Integer> ordered = List.of(order);
        List<Integer> dates = new ArrayList<>();
        List<Double> figures = new ArrayList<>();
        int from = 0;
        while (from < order.length) {
            int session = sessions[order[from]];
            int to = from;
            while (to < order.length && sessions[order[to]] == session) {
                to++;
            }
            figure.apply(ordered.subList(from, to))
                    .ifPresent(value -> {
                        dates.add(session);
                        figures.add(value);
                    });
            from = to;
        }
        return new DatedFigures(
                dates.stream().mapToInt(i -> i).toArray(),
                figures.stream().mapToDouble(value -> value).toArray());
    }

    private static double[] at(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(row -> values[row]).toArray();
    }

    private static boolean[] at(boolean[] values, List<Integer> rows) {
        boolean[] found = new boolean[rows.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = values[rows.get(i)];
        }
        return found;
    }

    /// How many dates have a figure.
    public int size() {
        return values.length;
    }

    public int[] sessions() {
        return sessions.clone();
    }

    public double[] values() {
        return values.clone();
    }

    /// The mean over dates: Newey and West's error, or from under 10 symbols that of blocks.
    ///
    /// @param symbols how many the rows come from
    /// @param horizon how many sessions a row's outcome takes
    public Estimate mean(int symbols, int horizon, double level) {
        StatisticsInput.atLeast("symbols", symbols, 1);
        return symbols < FEWEST_SYMBOLS
                ? blocks(horizon).estimate(level)
                : NeweyWest.mean(values, horizon, level);
    }

    /// The mean over dates; from under 10 symbols too, where its error is that of blocks which
    /// weigh as many dates as they have. Elsewhere each block weighs alike then, and the mean is
    /// theirs.
    ///
    /// @param symbols how many the rows come from
    /// @param horizon how many sessions a row's outcome takes
    public Estimate meanOverDates(int symbols, int horizon, double level) {
        StatisticsInput.atLeast("symbols", symbols, 1);
        return symbols < FEWEST_SYMBOLS
                ? blocksByDates(horizon).estimate(level)
                : NeweyWest.mean(values, horizon, level);
    }

    private BlockMeans blocksByDates(int horizon) {
        return BlockMeans.byDates(sessions, values, length(horizon)).counting(counted);
    }

    private BlockMeans blocks(int horizon) {
        return BlockMeans.of(sessions, values, length(horizon)).counting(counted);
    }

    private static int length(int horizon) {
        return Math.max(BLOCK_SESSIONS, horizon);
    }

    /// Whether the mean over dates differs from 0, two-sided, by the same error.
    ///
    /// @param symbols how many the rows come from
    /// @param horizon how many sessions a row's outcome takes
    public HypothesisTest differsFromZero(int symbols, int horizon) {
        StatisticsInput.atLeast("symbols", symbols, 1);
        return symbols < FEWEST_SYMBOLS ? blocks(horizon).test() : NeweyWest.test(values, horizon);
    }

    /// Whether the mean over dates is above 0, one-sided, by the error of [#meanOverDates].
    ///
    /// @param symbols how many the rows come from
    /// @param horizon how many sessions a row's outcome takes
    public HypothesisTest isGreater(int symbols, int horizon) {
        StatisticsInput.atLeast("symbols", symbols, 1);
        return (symbols < FEWEST_SYMBOLS
                        ? blocksByDates(horizon).test()
                        : NeweyWest.test(values, horizon))
                .greater();
    }

    /// Whether the mean over dates is below 0, one-sided: by Diebold and Mariano, or from under 10
    /// symbols by blocks.
    ///
    /// @param symbols how many the rows come from
    /// @param horizon how many sessions a row's outcome takes
    public HypothesisTest isLess(int symbols, int horizon) {
        StatisticsInput.atLeast("symbols", symbols, 1);
        return symbols < FEWEST_SYMBOLS
                ? blocks(horizon).test().less()
                : DieboldMariano.test(values, horizon, Alternative.LESS);
    }
}
