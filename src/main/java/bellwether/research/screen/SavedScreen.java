package bellwether.research.screen;

import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import java.time.Instant;

/// A screen that an owner has saved.
///
/// @param text of its condition
/// @param track whether sweeps note which symbols enter and leave it
/// @param version of its definition, for `If-Match`
/// @param tracking how the tracking stands
public record SavedScreen(
        ScreenId id,
        String owner,
        String name,
        String text,
        Universe universe,
        Timeframe timeframe,
        boolean track,
        int version,
        Instant createdAt,
        Instant changedAt,
        ScreenTracking tracking) {
    /// What it is defined as.
    public ScreenDefinition definition() {
        return new ScreenDefinition(name, text, universe, timeframe, track);
    }
}
