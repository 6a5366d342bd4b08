package bellwether.desk.scan.wish;

import org.jspecify.annotations.Nullable;

/// What a chunk adds to a pass.
///
/// @param newest the newest swept bar, in seconds since 1970;
///   [bellwether.desk.scan.detection.SweptBars#NONE] where none was
public record PassAddition(long pass, Symbols symbols, Found found, long newest) {
    /// What became of symbols that a pass asked for.
    ///
    /// @param unmoved those whose stored bars moved, though none that is finished is new
    /// @param failed those that could not be walked
    public record Symbols(int unmoved, int swept, int unknown, int failed) {}

    /// What was found for a scan.
    ///
    /// @param trouble why it is not known what of it is the scan's; null where it is
    public record Found(int detections, int alerts, @Nullable String trouble) {}

    /// What a sweep found for a scan that has no pass in it.
    public record Elsewhere(long scan, Found found) {}
}
