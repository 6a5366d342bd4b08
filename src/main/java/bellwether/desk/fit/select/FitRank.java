package bellwether.desk.fit.select;

import java.util.Comparator;

/// The place of a candidate before others.
///
/// @param verdict 2 for a strong one, else 1
/// @param score away from 0, on the plan's side
/// @param strength of its returns over a year, on the plan's side; the least where unknown
public record FitRank(int verdict, double score, double strength, String ticker)
        implements Comparable<FitRank> {
    private static final Comparator<FitRank> ORDER =
            Comparator.comparingInt((FitRank rank) -> -rank.verdict())
                    .thenComparingDouble(rank -> -rank.score())
                    .thenComparingDouble(rank -> -rank.strength())
                    .thenComparing(FitRank::ticker);

    @Override
    public int compareTo(FitRank other) {
        return ORDER.compare(this, other);
    }
}
