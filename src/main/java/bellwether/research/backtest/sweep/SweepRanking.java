package bellwether.research.backtest.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The combinations of a sweep, put together from its chunks and ranked: the highest objective
/// first, equal ones by the smaller parameters, those without one last.
public final class SweepRanking {
    private static final Comparator<SweepScore> BEST_FIRST =
            Comparator.comparingDouble(SweepScore::rank)
                    .reversed()
                    .thenComparingInt(SweepScore::number);

    private final SweepGrid grid;
    private final List<SweepScore> ranked;
    private final Map<Integer, SweepScore> byNumber = new HashMap<>();

    private SweepRanking(SweepGrid grid, List<SweepScore> scores) {
        this.grid = grid;
        for (SweepScore score : scores) {
            if (grid.place(score.number()) < 0 || byNumber.put(score.number(), score) != null) {
                throw new IllegalArgumentException(
                        "combination %d is not one of the sweep's, or came twice"
                                .formatted(score.number()));
            }
        }
        ranked = scores.stream().sorted(BEST_FIRST).toList();
    }

    /// Of one symbol.
    ///
    /// @param scores in any order; those that are missing are left out
    public static SweepRanking of(SweepGrid grid, List<SweepScore> scores) {
        return new SweepRanking(grid, scores);
    }

    /// Of several symbols: each combination has the median of its objectives, where an undefined
    /// one counts as the lowest, and the trades of all. A combination counts only where it was run
    /// over every symbol.
    ///
    /// @param symbols the scores of each, in any order
    public static SweepRanking across(SweepGrid grid, List<List<SweepScore>> symbols) {
        Map<Integer, List<SweepScore>> gathered = new HashMap<>();
        symbols.forEach(scores ->
                scores.forEach(score ->
                        gathered.computeIfAbsent(score.number(), _ -> new ArrayList<>())
                                .add(score)));
        List<SweepScore> medians = new ArrayList<>();
        gathered.forEach((number, scores) -> {
            if (scores.size() == symbols.size()) {
                medians.add(median(number, scores));
            }
        });
        return new SweepRanking(grid, medians);
    }

    private static SweepScore median(int number, List<SweepScore> scores) {
        Double objective = median(scores);
        return new SweepScore(
                number,
                objective,
                objective == null ? "undefined for half of the symbols or more" : null,
                null,
                scores.stream().mapToInt(SweepScore::sessions).max().orElse(0),
                scores.stream().mapToInt(SweepScore::trades).sum());
    }

    /// The median of objectives, of which an undefined one is the lowest; null where it is that.
    static @Nullable Double median(List<SweepScore> scores) {
        double[] sorted = scores.stream().mapToDouble(SweepScore::rank).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return null;
        }
        double median =
                sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
        return Double.isFinite(median) ? Double.valueOf(median) : null;
    }

    public SweepGrid grid() {
        return grid;
    }

    /// All of them, the best first.
    public List<SweepScore> ranked() {
        return ranked;
    }

    /// So many of the best.
    public List<SweepScore> best(int count) {
        return ranked.subList(0, Math.min(count, ranked.size()));
    }

    /// The best one that has an objective; null where none has.
    public @Nullable SweepScore best() {
        return ranked.isEmpty() || ranked.getFirst().objective() == null ? null : ranked.getFirst();
    }

    /// A combination by its number; null where it was not run.
    public @Nullable SweepScore at(int number) {
        return byNumber.get(number);
    }

    /// How the best one's neighbours did.
    public SweepNeighbours neighbours() {
        return SweepNeighbours.of(this);
    }
}
