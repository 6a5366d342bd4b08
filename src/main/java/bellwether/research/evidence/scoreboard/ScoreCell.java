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

    /// Beside random entries.
    ///
    /// @param drawn the plans that have some
    /// @param p how often those do at least as well; null before any are drawn
    public record Chance(int drawn, @Nullable Double p) {}
}
