package bellwether.research.backtest.sweep;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How combinations beside the best one did: those that differ from it in one parameter, by one
/// step of the grid.
///
/// @param run how many of them were run; a sample may lack some
/// @param lacking how many were not
/// @param median of their objectives, of which an undefined one counts as the lowest; null where it
///   is that, or where none was run
/// @param ratio median ÷ the best's objective; null where that has no meaning
/// @param cliff whether the ratio is below a half; null where it cannot be said
/// @param undefined why it cannot, or why the median has no value
public record SweepNeighbours(
        int run,
        int lacking,
        @Nullable Double median,
        @Nullable Double ratio,
        @Nullable Boolean cliff,
        @Nullable String undefined) {
    static final double LEAST = 0.5;

    static SweepNeighbours of(SweepRanking ranking) {
        SweepScore best = ranking.best();
        if (best == null) {
            return new SweepNeighbours(0, 0, null, null, null, "no combination has an objective");
        }
        List<Integer> numbers = ranking.grid().neighbours(best.number());
        List<SweepScore> found =
                numbers.stream().map(ranking::at).filter(Objects::nonNull).toList();
        int lacking = numbers.size() - found.size();
        if (found.isEmpty()) {
            return new SweepNeighbours(
                    0,
                    lacking,
                    null,
                    null,
                    null,
                    numbers.isEmpty() ? "the grid has one combination" : "none of them was run");
        }
        return judged(best.rank(), found, lacking);
    }

    private static SweepNeighbours judged(double best, List<SweepScore> found, int lacking) {
        Double median = SweepRanking.median(found);
        int run = found.size();
        if (best <= 0) {
            return new SweepNeighbours(
                    run, lacking, median, null, null, "the best's objective is not above 0");
        }
        if (median == null) {
            return new SweepNeighbours(
                    run, lacking, null, null, true, "half of them or more have no objective");
        }
        double ratio = median / best;
        return new SweepNeighbours(run, lacking, median, ratio, ratio < LEAST, null);
    }
}
