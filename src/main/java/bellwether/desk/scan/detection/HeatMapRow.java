package bellwether.desk.scan.detection;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A symbol's patterns of the last days.
///
/// @param bar the newest that was swept; null where none was
/// @param cells by pattern; one that is absent was looked for on every bar and is not there
public record HeatMapRow(String ticker, @Nullable Instant bar, Map<String, Cell> cells) {
    public HeatMapRow {
        cells = Map.copyOf(cells);
    }

    /// A pattern's newest detection, or that it cannot be told.
    ///
    /// @param state bullish, bearish or cannot_tell
    public record Cell(
            String state, @Nullable Instant bar, @Nullable Double quality, @Nullable Long id) {}
}
