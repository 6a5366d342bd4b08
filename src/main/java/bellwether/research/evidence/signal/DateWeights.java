package bellwether.research.evidence.signal;

import bellwether.technical.statistics.ConfidenceInterval;
import bellwether.technical.statistics.DatedFigures;
import java.util.Arrays;
import java.util.Optional;

/// How sure the mean excess of one signal at one horizon is. It is held against what the same
/// symbols did in the same bars, so each date of the calendar counts, not those with events alone:
/// it adds (L ÷ D) (y − θ) where it has events, less what the symbols did on it, each by its share
/// of the events. L are all dates, D those with events, y the mean of a date and θ that over dates;
/// the sum over all dates is 0. The mean of these has the error that θ has.
///
/// Taken from the dates with events alone the interval is too wide: where events are on most dates,
/// hardly anything is left to differ from.
final class DateWeights {
    private final double[] market;

    /// @param dates of the calendar
    DateWeights(int dates) {
        market = new double[dates];
    }

    /// A symbol.
    ///
    /// @param share of it in the events, times their side
    /// @param followed by dates; 0 where it is not known
    void add(double share, double[] followed) {
        for (int date = 0; date < market.length; date++) {
            market[date] += share * followed[date];
        }
    }

    /// @param places the dates that have events
    /// @param means of their events
    /// @param theta the mean of these, in the middle of the interval
    Optional<ConfidenceInterval> interval(
            int[] places, double[] means, double theta, int symbols, int horizon) {
        double[] series = new double[market.length];
        for (int date = 0; date < series.length; date++) {
            series[date] = theta - market[date];
        }
        double factor = (double) market.length / places.length;
        for (int i = 0; i < places.length; i++) {
            series[places[i]] += factor * (means[i] - theta);
        }
        int[] sessions = new int[series.length];
        Arrays.setAll(sessions, date -> date);
        return DatedFigures.averages(sessions, series)
                .meanOverDates(symbols, horizon, SignalCard.LEVEL)
                .interval();
    }
}
