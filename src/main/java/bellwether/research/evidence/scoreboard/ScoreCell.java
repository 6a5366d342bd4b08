package bellwether.research.evidence.scoreboard;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Plans that have something in common, and what came of them.
///
/// @param n all of them, those without a trade too
/// @param states how many are in which state
/// @param closed the trades that have ended, of which the figures are
/// @param hitRate the part with an R above 0
/// @param meanR averaged within each date, then over dates
/// @param beyondPercent the mean return in percent less what the market did over the same bars, of
///   the trades of which that is known
/// @param tooFew why the mean R has no interval; null where it has one
public record ScoreCell(
        String key,
        int n,
        SortedMap<String, Integer> states,
        int closed,
        Size size,
        CellFigure hitRate,
        CellFigure meanR,
        @Nullable Double medianR,
        CellFigure beyondPercent,
        Chance chance,
        @Nullable String tooFew) {
    /// Under so many there is no interval.
    public static final int FEWEST_PLANS = 30;

    public static final int FEWEST_DATES = 8;

    /// What the figures rest on.
    ///
    /// @param effectiveN to how many plans they come that share no bar with another of their symbol
    /// @param dates on which they were made
    /// @param effectiveDates to how many independent dates they come; null where that is not known
    public record Size(
            double effectiveN, int symbols, int dates, @Nullable Double effectiveDates) {}

    /// Under so many dates a mean is not tested against that of random entries: at 20 the test errs
    /// in 7.5 % of markets without skill instead of 5 %.
    public static final int FEWEST_TESTED_DATES = 30;

    /// Beside random entries of the same plans.
    ///
    /// @param drawn the plans that have some
    /// @param excessR R less the mean R of the plan's random entries, averaged within each date,
    ///   then over dates; null before any are drawn
    /// @param p how often chance alone would give such an excess or more, one-sided, by dates; null
    ///   where `message` says why
    /// @param message why there is no p; null where there is one
    public record Chance(
            int drawn, @Nullable Double excessR, @Nullable Double p, @Nullable String message) {}
}
