package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectionFacts;
import bellwether.desk.scan.DetectionFollow;
import bellwether.desk.scan.DetectionPrices;
import bellwether.desk.scan.VerdictSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something was detected, and what speaks for and against it: stored numbers only.
///
/// @param meaning what the pattern is held to mean; tradition, not evidence
/// @param facts the numbers by which it was detected
/// @param pivots turning points, each with the bar on which it was known
/// @param words the same in sentences
public record Explanation(
        String pattern,
        String meaning,
        List<DetectionFacts.Fact> facts,
        List<DetectionFacts.PivotFact> pivots,
        DetectionPrices levels,
        Followed followed,
        Against against,
        Data data,
        List<String> words) {
    public Explanation {
        facts = List.copyOf(facts);
        pivots = List.copyOf(pivots);
        words = List.copyOf(words);
    }

    /// What followed.
    ///
    /// @param here this detection, in percent; null where a bar is not there yet
    /// @param from the earliest bar that is counted: 90 days before that of this detection
    /// @param all detections of the same pattern, direction and timeframe from then up to the bar
    ///   of this one, which is included
    public record Followed(DetectionFollow here, Instant from, DetectionCount all) {}

    /// What may speak against it.
    ///
    /// @param patterns of the same symbol that speak for the opposite, of the week up to its bar
    /// @param verdict of the caller's newest stored analysis; null where there is none
    public record Against(List<Other> patterns, VerdictSource.@Nullable StoredVerdict verdict) {
        public Against {
            patterns = List.copyOf(patterns);
        }
    }

    /// Another detection.
    public record Other(long id, String pattern, String direction, Instant bar) {}

    /// What it rests on.
    ///
    /// @param dataVersion of the symbol's bars when it was detected
    /// @param formula version of the search
    /// @param revisedAt when corrected bars no longer showed it
    public record Data(
            String ticker,
            String timeframe,
            Instant bar,
            long dataVersion,
            int formula,
            Instant foundAt,
            @Nullable Instant revisedAt) {}
}
