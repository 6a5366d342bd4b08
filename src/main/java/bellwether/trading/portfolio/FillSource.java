package bellwether.trading.portfolio;

import java.util.Map;

/// What a step was matched with.
///
/// @param late whether the bars came after the others of their date had been matched
/// @param hashes of the bars, by symbol
public record FillSource(boolean late, Map<String, String> hashes) {
    /// Not from stored bars.
    public static final FillSource NONE = new FillSource(false, Map.of());

    public FillSource {
        hashes = Map.copyOf(hashes);
    }
}
