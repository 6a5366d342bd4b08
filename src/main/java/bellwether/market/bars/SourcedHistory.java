package bellwether.market.bars;

import java.util.List;

/// A history as it was traded, whose newest bars say where they come from.
///
/// @param newest oldest first
public record SourcedHistory(History raw, List<SourcedBar> newest) {
    public SourcedHistory {
        newest = List.copyOf(newest);
    }
}
