package bellwether.research.learning.leak;

import bellwether.technical.statistics.DatedFigures;
import bellwether.technical.statistics.MeanError;
import bellwether.technical.statistics.NeweyWest;
import java.util.Map;

/// How well scores rank the rows of a date: the mean over dates of the AUC of each, with Newey and
/// West's error.
///
/// @param dates those that have rows of both classes
record DailySkill(int dates, double auc, double error) {
    /// Under so many dates nothing is said.
    static final int FEWEST_DATES = 30;

    private static final double NONE = 0.5;

    /// @param horizon how many sessions a label takes; 0 where dates know nothing of each other, as
    ///   where labels were shuffled within each
    static DailySkill of(double[] aucs, int horizon) {
        if (aucs.length == 0) {
            return new DailySkill(0, NONE, 0);
        }
        int lag = horizon == 0 ? 0 : NeweyWest.lag(aucs.length, horizon);
        MeanError mean = NeweyWest.error(aucs, lag);
        return new DailySkill(aucs.length, mean.mean(), mean.error());
    }

    static DailySkill of(int[] dates, double[] scores, boolean[] labels, int horizon) {
        return of(DatedFigures.auc(dates, scores, labels).values(), horizon);
    }

    boolean isKnown() {
        return dates >= FEWEST_DATES;
    }

    /// How many errors it lies from none.
    double z() {
        double distance = auc - NONE;
        return distance == 0 ? 0 : distance / Math.max(error, Double.MIN_NORMAL);
    }

    /// Without z where all dates have the same AUC, and it has no error.
    Map<String, Double> numbers() {
        return error > 0
                ? Map.of("auc", auc, "z", z(), "dates", (double) dates)
                : Map.of("auc", auc, "dates", (double) dates);
    }
}
