package bellwether.research.analysis;

import java.time.LocalDate;

/// A symbol that is stronger than nearly all that one job analysed.
///
/// @param ticker its present one
/// @param day of its last bar
/// @param percentile of its strength among the symbols of the job
/// @param universe how many these are
public record SectorLeader(
        String ticker, String sector, LocalDate day, int percentile, int universe) {
    /// Ranks among fewer say little.
    public static final int FEWEST_RANKED = 20;

    /// The least percentile.
    public static final int STRONG = 90;
}
