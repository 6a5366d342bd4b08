package bellwether.research.learning.feature;

/// What a universe did on the sessions of one calendar: dates on which only others trade, as
/// weekends, are none of it. A session on which fewer than 20 symbols have a return is not known,
/// and neither is a sum over it.
final class CalendarMoves {
    private static final int MONTH = 21;

    private final double[] means;
    private final CalendarSessions calendar;

    /// Sums of the known means of its sessions up to each date.
    private final double[] levels;

    /// How many of its sessions up to each date are not known.
    private final int[] unknown;

    /// @param means of each date; NaN where it is not known
    CalendarMoves(double[] means, CalendarSessions calendar) {
        this.means = means;
        this.calendar = calendar;
        levels = new double[means.length];
        unknown = new int[means.length];
        double level = 0;
        int count = 0;
        for (int date = 0; date < means.length; date++) {
            if (calendar.ordinal(date) >= 0) {
                boolean isKnown = !Double.isNaN(means[date]);
                level += isKnown ? means[date] : 0;
                count += isKnown ? 0 : 1;
            }
            levels[date] = level;
            unknown[date] = count;
        }
    }

    /// The sum of mean returns after one date and up to another; NaN where a session between them
    /// is not known.
    double between(int after, int last) {
        return after < 0 || unknown[last] > unknown[after]
                ? Double.NaN
                : levels[last] - levels[after];
    }

    /// Of so many sessions up to a date.
    double of(int date, int sessions) {
        return between(calendar.before(date, sessions), date);
    }

    /// The standard deviation, over n, of the mean returns of 21 sessions; NaN where one of them is
    /// not known.
    double volatility(int date) {
        if (calendar.before(date, MONTH) < 0) {
            return Double.NaN;
        }
        int first = calendar.ordinal(date) - MONTH + 1;
        double mean = 0;
        for (int i = 0; i < MONTH; i++) {
            mean += means[calendar.date(first + i)] / MONTH;
        }
        double squares = 0;
        for (int i = 0; i < MONTH; i++) {
            double away = means[calendar.date(first + i)] - mean;
            squares += away * away;
        }
        return Math.sqrt(squares / MONTH);
    }
}
