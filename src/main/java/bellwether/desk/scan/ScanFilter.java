package bellwether.desk.scan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which detections a scan counts.
///
/// @param patterns names of the catalogue; all of them when empty
/// @param minQuality of chart patterns; candles have no grades and pass only without it
public record ScanFilter(Set<String> patterns, @Nullable Double minQuality) {
    public ScanFilter {
        patterns = Set.copyOf(patterns);
    }

    public boolean matches(DetectedPattern pattern) {
        return (patterns.isEmpty() || patterns.contains(pattern.name()))
                && (minQuality == null
                        || (pattern.quality() != null && pattern.quality() >= minQuality));
    }
}
