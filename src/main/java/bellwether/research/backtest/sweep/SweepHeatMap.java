package bellwether.research.backtest.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Objectives over two parameters.
///
/// @param columns values of the first parameter
/// @param rows values of the second
/// @param others how further parameters are dealt with
/// @param fixed their values, where they are the best's
/// @param cells row by row; null where the objective is undefined or nothing was run
public record SweepHeatMap(
        String columnParameter,
        String rowParameter,
        List<BigDecimal> columns,
        List<BigDecimal> rows,
        Others others,
        SortedMap<String, BigDecimal> fixed,
        List<List<@Nullable Double>> cells) {
    /// What a cell says of parameters that are neither rows nor columns.
    public enum Others {
        /// There are none.
        @JsonProperty("none")
        NONE,
        /// They have the values of the best combination.
        @JsonProperty("at_best")
        AT_BEST,
        /// The median over all their combinations that were run, an undefined one as the lowest.
        @JsonProperty("median")
        MEDIAN
    }

    /// Of two of the sweep's parameters; null where nothing can be shown at the best, because no
    /// combination has an objective.
    ///
    /// @param others `NONE` is taken where there are no further parameters
    public static @Nullable SweepHeatMap of(
            SweepRanking ranking, String columnParameter, String rowParameter, Others others) {
        SortedMap<String, List<BigDecimal>> params = ranking.grid().params();
        if (!params.keySet().containsAll(Set.of(columnParameter, rowParameter))
                || columnParameter.equals(rowParameter)) {
            throw new IllegalArgumentException(
                    "needs two of %s, was given %s and %s"
                            .formatted(params.keySet(), columnParameter, rowParameter));
        }
        boolean atBest = params.size() > 2 && others != Others.MEDIAN;
        SweepScore best = ranking.best();
        SortedMap<String, BigDecimal> fixed = new TreeMap<>();
        if (atBest) {
            if (best == null) {
                return null;
            }
            fixed.putAll(ranking.grid().values(best.number()));
            fixed.remove(columnParameter);
            fixed.remove(rowParameter);
        }
        List<BigDecimal> columns = params.getOrDefault(columnParameter, List.of());
        List<BigDecimal> rows = params.getOrDefault(rowParameter, List.of());
        Gathered gathered =
                new Gathered(columnParameter, rowParameter, columns, rows, new ArrayList<>());
        gathered.add(ranking, fixed);
        return new SweepHeatMap(
                columnParameter,
                rowParameter,
                columns,
                rows,
                params.size() == 2 ? Others.NONE : atBest ? Others.AT_BEST : Others.MEDIAN,
                Collections.unmodifiableSortedMap(fixed),
                gathered.medians());
    }

    /// Scores by the cell that they belong to.
    private record Gathered(
            String columnParameter,
            String rowParameter,
            List<BigDecimal> columns,
            List<BigDecimal> rows,
            List<List<SweepScore>> scores) {
        void add(SweepRanking ranking, SortedMap<String, BigDecimal> fixed) {
            for (int cell = 0; cell < columns.size() * rows.size(); cell++) {
                scores.add(new ArrayList<>());
            }
            for (SweepScore score : ranking.ranked()) {
                SortedMap<String, BigDecimal> values = ranking.grid().values(score.number());
                if (values.entrySet().containsAll(fixed.entrySet())) {
                    int row = rows.indexOf(values.get(rowParameter));
                    int column = columns.indexOf(values.get(columnParameter));
                    scores.get(row * columns.size() + column).add(score);
                }
            }
        }

        List<List<@Nullable Double>> medians() {
            List<List<@Nullable Double>> cells = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                List<@Nullable Double> line = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    line.add(SweepRanking.median(scores.get(row * columns.size() + column)));
                }
                cells.add(Collections.unmodifiableList(line));
            }
            return Collections.unmodifiableList(cells);
        }
    }
}
